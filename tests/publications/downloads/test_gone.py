"""Downloads that moved, are gone, or are not for everybody."""

from pathlib import Path

import pytest
from wagtail.models import PageViewRestriction

from palmecenter.media.models import Document
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.media import pdf_file
from tests.factories.publications import publish_page
from tests.publications.downloads.fetching import SWEDISH


def test_an_address_in_the_other_language_or_under_an_old_name_leads_on(client, booklet):
    booklet.heading_sv, booklet.slug = "Ringen", "ringen"
    publish_page(booklet)
    response = client.get(SWEDISH + "my.pdf?v=12345678")
    assert response.status_code == 301
    assert response["Location"] == (
        "/sv/kunskap-och-debatt/publikationer/ringen/hamta/my.pdf?v=12345678"
    )


@pytest.mark.parametrize(
    "end",
    ["fr.pdf", "my.epub", "my.light.pdf", "my.latt.pdf", "my.exe", "..pdf",
     "english.pdf", "my.pdf/x", "my.pdf.pdf", "sv.zip.zip"],
)  # fmt: skip
def test_what_never_was_is_not_found(client, booklet, end):
    assert client.get(SWEDISH + end, follow=True).status_code == 404


@pytest.mark.parametrize("end", ["MY.pdf", "my.pdf/", "my.pdf."])
def test_an_address_as_people_bring_it_leads_to_the_file(client, booklet, end):
    response = client.get(SWEDISH + end)
    assert response.status_code == 301
    assert response["Location"] == f"{SWEDISH}my.pdf"


def test_a_withdrawn_edition_is_gone_and_what_there_is_is_named(client, booklet):
    booklet.editions = [one for one in booklet.editions.all() if one.language != "my"]
    booklet = publish_page(booklet)
    response = client.get(SWEDISH + "my.pdf")
    assert response.status_code == 410
    assert booklet.editions.get().address() in response.content.decode()
    assert client.get(SWEDISH + "fr.pdf").status_code == 404


def test_a_deleted_file_is_gone(client, booklet):
    Document.objects.get(pk=booklet.editions.get(language="my").document_id).delete()
    assert client.get(SWEDISH + "my.pdf").status_code == 410


def test_the_address_of_a_replaced_file_names_the_one_there_is_now(client, booklet):
    before = booklet.editions.get(language="my").address()
    document = booklet.editions.get(language="my").document
    document.file = pdf_file(pages=3)
    document.save()
    response = client.get(before)
    assert response.status_code == 410
    after = booklet.editions.get(language="my").address()
    assert after != before
    assert after in response.content.decode()
    assert client.get(after).status_code == 200
    assert client.get(SWEDISH + "my.pdf").status_code == 200
    assert client.get(SWEDISH + "my.pdf?v=00000000").status_code == 404
    assert client.get(SWEDISH + "my.pdf?v=%00").status_code == 404


def test_the_file_of_a_draft_is_nobody_s(client, booklet):
    booklet.unpublish()
    assert client.get(SWEDISH + "my.pdf").status_code == 404


def test_the_file_of_a_closed_page_is_nobody_s(client, booklet):
    booklet.protection = ProtectionLevel.CLOSED
    booklet.save_revision()
    booklet.unpublish()
    assert client.get(SWEDISH + "my.pdf").status_code == 404


def test_the_file_of_a_private_page_asks_for_the_password(client, booklet):
    PageViewRestriction.objects.create(
        page=booklet, restriction_type="password", password="hemligt"
    )
    response = client.get(SWEDISH + "my.pdf")
    assert response.status_code == 200
    assert not response.streaming
    assert b"%PDF" not in response.content
    assert b'type="password"' in response.content
    assert "private" in response["Cache-Control"]


def test_the_file_of_a_private_page_is_kept_by_nobody(client, editor_client, booklet):
    PageViewRestriction.objects.create(page=booklet, restriction_type="login")
    response = editor_client.get(SWEDISH + "my.pdf")
    assert response.streaming
    assert "no-store" in response["Cache-Control"]


def test_the_documents_address_gives_no_file_of_an_edition_to_the_public(client, booklet):
    document = booklet.editions.get(language="my").document
    response = client.get(document.url)
    assert response.status_code == 302
    assert response["Location"].endswith("/hamta/my.pdf")
    booklet.unpublish()
    assert client.get(document.url).status_code == 404


def test_only_what_is_on_the_disk_is_promised(client, booklet):
    there = Path(booklet.editions.get(language="my").document.file.path)
    away = there.rename(there.with_suffix(".away"))
    try:
        assert client.get(SWEDISH + "my.pdf").status_code == 410
    finally:
        away.rename(there)


def test_a_file_takes_no_form(client, booklet):
    assert client.post(SWEDISH + "my.pdf").status_code == 405
