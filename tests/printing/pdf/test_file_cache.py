"""A PDF is made once, kept while it holds, and lies about nowhere when it must not."""

from collections.abc import Callable

import pytest

from palmecenter.pages.models import BasePage
from palmecenter.printing import pdf
from tests.factories.pages import ContentPageFactory, edit, publish
from tests.printing.pdf.reading import PDF, body, make_private

pytestmark = pytest.mark.django_db


def test_it_is_made_once_and_answers_with_all_that_a_download_needs(client, content, made):
    first = client.get(PDF["sv"])
    data = body(first)
    again = client.get(PDF["sv"])
    assert body(again) == data
    assert len(made) == 1
    assert first["Content-Type"] == "application/pdf"
    assert int(first["Content-Length"]) == len(data)
    assert first["Cache-Control"] == "public, no-cache"
    assert first["X-Robots-Tag"] == "noindex"
    assert first["ETag"].startswith('"')
    assert client.get(PDF["sv"], headers={"if-none-match": first["ETag"]}).status_code == 304
    head = client.head(PDF["sv"])
    assert head.status_code == 200
    assert head["Content-Length"] == first["Content-Length"]
    assert head.getvalue() == b""


def test_a_changed_page_has_another_file_and_the_old_one_is_removed(client, content, made, kept):
    old = client.get(PDF["sv"])
    body(old)
    publish(content, heading_sv="Nytt namn")
    assert not list(kept.glob("*/*.pdf"))
    new = client.get(PDF["sv"])
    body(new)
    assert len(made) == 2
    assert "Nytt namn" in made[1]
    assert "nytt-namn.pdf" in new["Content-Disposition"]


def test_what_another_page_says_there_makes_another_file(client, section, made):
    below = ContentPageFactory(parent=section, heading_sv="Första")
    body(client.get("/sv/om-oss/pdf/"))
    publish(below, heading_sv="Andra")
    body(client.get("/sv/om-oss/pdf/"))
    assert "Första" in made[0]
    assert "Andra" in made[1]
    assert "Första" not in made[1]


def withdraw(page: BasePage) -> None:
    page.unpublish()


def raise_level(page: BasePage) -> None:
    page.protection = "protected"
    page.save()


def delete(page: BasePage) -> None:
    page.delete()


@pytest.mark.parametrize("act", [withdraw, raise_level, make_private, delete])
def test_what_is_withdrawn_lies_about_nowhere(client, section, content, made, kept, act):
    for path in (PDF["sv"], "/sv/om-oss/pdf/"):
        body(client.get(path))
    assert len(list(kept.glob("*/*.pdf"))) == 2
    act(BasePage.objects.get(pk=content.pk).specific)
    assert not list(kept.glob("*/*.pdf"))


def raise_in_a_draft(page: BasePage) -> None:
    edit(page, protection="protected")


@pytest.fixture
def meanwhile(monkeypatch) -> list[Callable[[], object]]:
    """What somebody else does while the PDF worker is at work; each thing once."""
    acts: list[Callable[[], object]] = []

    def slow(html: str, base: str, resources: object) -> bytes:
        if acts:
            acts.pop()()
        return f"%PDF {html}".encode()

    monkeypatch.setattr(pdf, "make_pdf", slow)
    return acts


def says_busy(response) -> None:
    assert response.status_code == 503
    assert response["Retry-After"].isdecimal()
    assert "public" not in response.get("Cache-Control", "")


@pytest.mark.parametrize("act", [withdraw, raise_in_a_draft, delete])
def test_a_file_of_what_is_withdrawn_while_it_is_made_is_not_kept(
    client, content, kept, meanwhile, act
):
    meanwhile.append(lambda: act(BasePage.objects.get(pk=content.pk).specific))
    says_busy(client.get(PDF["sv"]))
    assert not list(kept.glob("*/*.pdf"))
    assert client.get(PDF["sv"]).status_code == 404


@pytest.mark.parametrize("act", [withdraw, raise_in_a_draft, make_private, delete])
def test_a_file_that_shows_another_page_is_not_kept_when_that_one_is_withdrawn_meanwhile(
    client, section, content, kept, meanwhile, act
):
    address = "/sv/om-oss/pdf/"
    meanwhile.append(lambda: act(BasePage.objects.get(pk=content.pk).specific))
    says_busy(client.get(address))
    assert not list(kept.glob("*/*.pdf"))
    data = body(client.get(address)).decode()
    assert "Om oss" in data
    assert "Kontakt" not in data
    assert len(list(kept.glob("*/*.pdf"))) == 1


def test_a_file_of_what_is_published_anew_while_it_is_made_is_not_kept(
    client, content, kept, meanwhile
):
    meanwhile.append(lambda: publish(content, heading_sv="Nytt namn"))
    says_busy(client.get(PDF["sv"]))
    assert not list(kept.glob("*/*.pdf"))
    data = body(client.get(PDF["sv"])).decode()
    assert "Nytt namn" in data
    assert ">Kontakt<" not in data


def test_drafts_have_no_file_and_private_pages_only_for_who_may_read(
    client, editor_client, section, content, made
):
    draft = ContentPageFactory(parent=section, slug="utkast", live=False)
    assert client.get(f"{draft.address('sv')}pdf/").status_code == 404
    make_private(content)
    body(editor_client.get(PDF["sv"]))
    response = client.get(PDF["sv"])
    assert response.status_code == 404
    assert "private" in editor_client.get(PDF["sv"])["Cache-Control"]


def test_what_is_kept_does_not_depend_on_who_asked_first(client, editor_client, content, made):
    body(editor_client.get(PDF["sv"]))
    body(client.get(PDF["sv"]))
    assert len(made) == 1
    assert "userbar" not in made[0]
