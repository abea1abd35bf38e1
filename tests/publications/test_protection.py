"""A publication that is protected is a general text: nobody gets an edition of it."""

import importlib
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse

from palmecenter.protection.levels import ProtectionLevel
from publications.editions import edition_groups
from publications.models import Edition, PublicationIndexPage, PublicationPage, PublishedFile
from tests.factories.media import DocumentFactory
from tests.factories.pages import publish
from tests.factories.publications import publication, set_stock

pytestmark = pytest.mark.django_db

BURMESE = "စက်ဝိုင်း"


@pytest.fixture
def booklet(index: PublicationIndexPage) -> PublicationPage:
    """A publication in Burmese alone, whose heading is its own title."""
    page = publication(
        index,
        {"language": "my", "title": BURMESE, "isbn": "978-91-0-012345-6"},
        {"language": "my", "format": "epub", "document": DocumentFactory()},
        {"language": "my", "format": "print"},
        heading_sv=BURMESE,
        heading_en=BURMESE,
        slug="cirkeln",
        slug_en="circle",
    )
    assert page.title_language == "my"
    return page


def addresses_of(page: PublicationPage) -> list[str]:
    """Return the addresses of the page's files, without and with their versions."""
    names = ["my.pdf", "my.epub", "my.zip"]
    plain = [f"{page.address('sv')}hamta/{name}" for name in names]
    return [*plain, *(edition.address() for edition in page.editions.all() if edition.document)]


def raised(page: PublicationPage, level: str = ProtectionLevel.PROTECTED) -> Any:
    """Return the page as it is published at a level, under another heading."""
    return publish(page, protection=level, heading_sv="En studiecirkel", heading_en="A circle")


def test_a_protected_publication_has_no_editions_in_its_row_or_in_any_revision(
    client: Client, index: PublicationIndexPage, booklet: PublicationPage
) -> None:
    addresses = addresses_of(booklet)
    documents = [one.document for one in booklet.editions.all() if one.document]
    assert {client.get(address).status_code for address in addresses} == {200}
    page = raised(booklet)
    assert page.live
    assert not page.editions.exists()
    assert not any(one.content["editions"] for one in page.revisions.all())
    assert not edition_groups(page)
    # Nor does 410 tell that there was one.
    assert {client.get(address).status_code for address in addresses} == {404}
    assert {client.get(document.url).status_code for document in documents} == {404}
    archive = f"{index.address('sv')}hamta/my.zip"
    assert client.get(archive).status_code == 404
    shown = client.get(page.address("sv")).content.decode()
    assert "SHA-256" not in shown
    assert "hamta/" not in shown


def test_the_language_of_a_protected_title_is_told_nowhere(booklet: PublicationPage) -> None:
    page: Any = publish(booklet, protection=ProtectionLevel.PROTECTED)
    assert page.title_language == ""
    assert {one.content["title_language"] for one in page.revisions.all()} == {""}


def test_staff_keep_the_files_among_the_documents(
    editor_client: Client, booklet: PublicationPage
) -> None:
    document = booklet.editions.get(format="pdf").document
    raised(booklet)
    document.refresh_from_db()
    assert editor_client.get(document.url).status_code == 200


def test_nobody_orders_what_a_protected_page_does_not_offer(
    client: Client, index: PublicationIndexPage, booklet: PublicationPage
) -> None:
    stock = set_stock(booklet, "my", 5)
    form = index.address("sv") + "bestall/"
    assert BURMESE in client.get(form).content.decode()
    raised(booklet)
    assert f"copies_{stock.pk}" not in client.get(form).content.decode()
    stock.refresh_from_db()
    assert stock.copies == 5


def test_a_limited_publication_keeps_its_editions(client: Client, booklet: PublicationPage) -> None:
    page = raised(booklet, ProtectionLevel.LIMITED)
    assert {client.get(address).status_code for address in addresses_of(page)} == {200}


def test_the_form_says_that_editions_are_removed(
    editor_client: Client, booklet: PublicationPage
) -> None:
    response = editor_client.get(reverse("wagtailadmin_pages:edit", args=[booklet.pk]))
    panel = BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)
    protected = panel.partition("Protected: a general text only.")[2]
    assert protected.startswith(
        " Removed from the page: Published together with · Authors · Editions ·"
    )


def test_pages_that_were_protected_before_lose_their_editions(booklet: PublicationPage) -> None:
    PublicationPage.objects.filter(pk=booklet.pk).update(protection=ProtectionLevel.PROTECTED)
    for revision in booklet.revisions.all():
        revision.content["protection"] = "protected"
        revision.save(update_fields=["content"])
    migration = importlib.import_module("publications.migrations.0004_no_editions_where_hidden")
    migration.take_out(apps, None)
    page = PublicationPage.objects.get(pk=booklet.pk)
    assert page.title_language == ""
    assert not any(one.content["editions"] for one in page.revisions.all())
    assert not Edition.objects.exists()
    assert not PublishedFile.objects.exists()
