"""Files of a page are made when it is published, and are ready when somebody asks for them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction

from palmecenter.pages.models import ContentPage
from palmecenter.printing import pdf, tasks
from palmecenter.printing.epub import EPUB, EPUB_FILE
from palmecenter.printing.pdf_client import NotMadeError, Reason
from palmecenter.settings.tasks import TASKS
from tests.factories.pages import ContentPageFactory, publish
from tests.tasks.working import work

pytestmark = pytest.mark.django_db

PDFS = ("/sv/om-oss/kontakt/pdf/", "/en/about-us/contact-us/pdf/")


@pytest.fixture
def page(settings, section) -> ContentPage:
    """A page in both languages, of a site whose files a worker makes."""
    settings.BASE_URL = settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    found = ContentPageFactory(
        parent=section, heading_sv="Kontakt", heading_en="Contact us", slug="kontakt"
    )
    settings.TASKS, settings.FILES_ON_PUBLISH = TASKS, True
    return found


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """What the PDF worker was given, also for booklets; it takes no time here."""
    given: list[str] = []

    def pretend(html: str, *_given: object, booklet: bool = False) -> bytes:
        given.append(html)
        return f"%PDF of {len(given)}".encode()

    monkeypatch.setattr(pdf, "make_pdf", pretend)
    monkeypatch.setattr(ContentPage, "offers", set(), raising=False)
    return given


def files(kept: Path) -> list[str]:
    """The kept files by page, language and ending, without digests."""
    return sorted(
        f"{path.parent.name}/{path.name.split('.')[0]}.{path.suffix[1:]}"
        for path in kept.glob("*/*")
    )


def test_the_file_that_a_reader_gets_was_made_when_the_page_was_published(
    page, made, kept, client: Client
) -> None:
    publish(page)
    publish(page, heading_sv="Kontakta oss")
    assert not made
    assert DBTaskResult.objects.count() == 1
    work()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert len(made) == 2
    assert files(kept) == [f"{page.pk}/en.pdf", f"{page.pk}/sv.pdf"]
    for address in PDFS:
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"".join(answer).startswith(b"%PDF of ")
    assert len(made) == 2
    work()
    publish(page)
    work()
    assert len(made) == 4


def test_what_a_page_offers_beside_is_made_too(page, made, kept, monkeypatch, client) -> None:
    monkeypatch.setattr(ContentPage, "offers", {"epub", "booklet"}, raising=False)
    publish(page)
    work()
    assert files(kept) == [
        f"{page.pk}/{name}" for name in
        ("en-booklet.pdf", "en.epub", "en.pdf", "sv-booklet.pdf", "sv.epub", "sv.pdf")
    ]  # fmt: skip
    assert client.get("/sv/om-oss/kontakt/epub/").status_code == 200
    assert client.get("/sv/om-oss/kontakt/hafte/").status_code == 200
    assert len(made) == 4


def private(page: ContentPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize(
    "withdraw", [lambda page: page.unpublish(), lambda page: page.delete(), private]
)
def test_nothing_is_made_of_a_page_that_was_withdrawn_meanwhile(
    page, made, kept, withdraw: Callable[[ContentPage], object]
) -> None:
    publish(page)
    withdraw(ContentPage.objects.get(pk=page.pk))
    work()
    assert not made
    assert files(kept) == []
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_fault_in_one_is_told_and_the_queue_keeps_no_word_of_it(
    page, made, kept, monkeypatch, caplog
) -> None:
    def fault(*_given: object) -> Any:
        raise ValueError("Hemligt")

    monkeypatch.setattr(ContentPage, "offers", {"epub"})
    monkeypatch.setattr(
        tasks, "FILES", (*tasks.FILES[:1], (EPUB, replace(EPUB_FILE, recipe=fault)))
    )
    publish(page)
    work()
    assert files(kept) == [f"{page.pk}/en.pdf", f"{page.pk}/sv.pdf"]
    assert "making its epub failed" in caplog.text
    (task,) = DBTaskResult.objects.all()
    assert (task.status, task.traceback) == ("SUCCESSFUL", "")


@pytest.mark.parametrize("change", [{"protection": "closed"}, {"heading_sv": "Annat"}])
def test_nothing_is_kept_of_a_page_that_changes_while_its_file_is_made(
    page, kept, settings, monkeypatch, change
) -> None:
    publish(page)
    settings.FILES_ON_PUBLISH = False

    def meanwhile(*_given: object, booklet: bool = False) -> bytes:
        publish(ContentPage.objects.get(pk=page.pk), **change)
        return b"%PDF of what it was"

    monkeypatch.setattr(pdf, "make_pdf", meanwhile)
    work()
    assert files(kept) == []


def test_a_language_that_is_missing_has_no_file(page, made, kept) -> None:
    publish(page, ready_en=False)
    work()
    assert files(kept) == [f"{page.pk}/sv.pdf"]


def test_one_file_that_cannot_be_made_keeps_nobody_from_the_others(
    page, kept, monkeypatch, client
) -> None:
    def fail(html: str, *_given: object, booklet: bool = False) -> bytes:
        if 'lang="sv"' in html[:500]:
            raise NotMadeError(Reason.TOO_BIG)
        return b"%PDF"

    monkeypatch.setattr(pdf, "make_pdf", fail)
    publish(page)
    work()
    assert f"{page.pk}/en.pdf" in files(kept)
    # Nobody tries it again today.
    assert client.get(PDFS[0]).status_code == 422
