"""Downloads over HTTP: whole, in parts, resumed, unchanged, gone; and how they are counted."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction, Site

from palmecenter.media.models import Document
from palmecenter.protection.levels import ProtectionLevel
from publications.models import DownloadCount, PublicationPage
from tests.factories.media import DocumentFactory, pdf_file
from tests.factories.publications import make_index, publication, publish_page

BROWSER = {"user-agent": "Mozilla/5.0 (Linux; Android 6.0; CUBOT NOTE) Firefox/115.0"}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[int]:
    """One publication for all tests here; what a test changes is rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        page = publication(
            make_index(),
            {"language": "sv"},
            {"language": "my", "title": "စက်ဝိုင်း။ ရှစ်ကြိမ်"},
            heading_sv="Cirkeln",
            heading_en="The Circle",
        )
        yield page.pk
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def booklet(site, db) -> PublicationPage:
    return PublicationPage.objects.get(pk=site)


@pytest.fixture
def whole(booklet) -> bytes:
    return booklet.editions.get(language="my").document.file.read()


SWEDISH = "/sv/kunskap-och-debatt/publikationer/cirkeln/hamta/"
ENGLISH = "/en/knowledge-and-debate/publications/the-circle/download/"


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def counted() -> int:
    return sum(DownloadCount.objects.values_list("count", flat=True))


@pytest.mark.parametrize("folder", [SWEDISH, ENGLISH])
def test_a_file_comes_whole_under_its_own_name_and_may_be_resumed(client, booklet, whole, folder):
    response = client.get(folder + "my.pdf")
    assert body(response) == whole
    assert response["Content-Length"] == str(len(whole))
    assert response["Content-Type"] == "application/pdf"
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"] == f'"{booklet.editions.get(language="my").document.file_hash}"'
    assert 'filename="the-circle-my.pdf"' in response["Content-Disposition"]
    assert "filename*=UTF-8''%E1%80%85" in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, max-age=3600"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers
    assert "Content-Encoding" not in response.headers


def test_a_page_links_to_the_version_it_has_and_that_is_kept_for_good(client, booklet):
    edition = booklet.editions.get(language="my")
    response = client.get(edition.address())
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"


def test_head_says_what_get_would_send_and_sends_nothing(client, booklet, whole):
    get, head = client.get(SWEDISH + "my.pdf"), client.head(SWEDISH + "my.pdf")
    for name in ("Content-Length", "Content-Type", "ETag", "Accept-Ranges", "Content-Disposition"):
        assert head[name] == get[name]
    assert head.content == b""
    assert client.head(SWEDISH + "my.pdf", headers={"range": "bytes=0-9"}).status_code == 200


def test_a_part_is_a_part_and_says_which(client, booklet, whole):
    response = client.get(SWEDISH + "my.pdf", headers={"range": "bytes=10-19"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert response["Content-Length"] == "10"
    assert body(response) == whole[10:20]


def test_several_parts_come_in_one_answer(client, booklet, whole):
    response = client.get(SWEDISH + "my.pdf", headers={"range": "bytes=-5,0-9"})
    sent = body(response)
    assert response.status_code == 206
    assert response["Content-Length"] == str(len(sent))
    boundary = response["Content-Type"].removeprefix("multipart/byteranges; boundary=").encode()
    parts = sent.split(b"\r\n--" + boundary)
    assert parts[0] == b""
    assert parts[-1] == b"--\r\n"
    ranges = [part.split(b"\r\n\r\n", 1) for part in parts[1:-1]]
    size = len(whole)
    assert ranges[0][1] == whole[-5:]
    assert f"Content-Range: bytes {size - 5}-{size - 1}/{size}".encode() in ranges[0][0]
    assert ranges[1][1] == whole[:10]
    assert b"Content-Type: application/pdf" in ranges[1][0]


def test_what_lies_behind_the_end_cannot_be_had(client, booklet, whole):
    response = client.get(SWEDISH + "my.pdf", headers={"range": f"bytes={len(whole)}-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(whole)}"
    assert response.content == b""


def test_a_download_goes_on_only_with_the_same_file(client, booklet, whole):
    etag = client.head(SWEDISH + "my.pdf")["ETag"]
    same = {"range": "bytes=5-", "if-range": etag}
    assert body(client.get(SWEDISH + "my.pdf", headers=same)) == whole[5:]
    for other in ('"another"', f"W/{etag}", "Wed, 21 Oct 2015 07:28:00 GMT"):
        headers = {"range": "bytes=5-", "if-range": other}
        response = client.get(SWEDISH + "my.pdf", headers=headers)
        assert (response.status_code, body(response)) == (200, whole)


def test_whoever_has_the_file_is_told_so(client, booklet):
    etag = client.head(SWEDISH + "my.pdf")["ETag"]
    response = client.get(SWEDISH + "my.pdf", headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag
    response = client.get(SWEDISH + "my.pdf", headers={"if-match": '"another"'})
    assert response.status_code == 412


def test_nothing_packs_a_file_again(client, booklet, whole):
    for headers in ({}, {"range": "bytes=0-99"}, {"range": "bytes=0-9,20-29"}):
        packed = {"accept-encoding": "gzip, br", **headers}
        response = client.get(SWEDISH + "my.pdf", headers=packed)
        assert "Content-Encoding" not in response.headers
        assert not response["ETag"].startswith("W/")
        body(response)


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
    ["fr.pdf", "my.epub", "my.light.pdf", "my.latt.pdf", "my.exe", "MY.pdf", "..pdf", "my.pdf/",
     "english.pdf", "my.pdf/x", "my.pdf.pdf", "sv.zip.zip"],
)  # fmt: skip
def test_what_never_was_is_not_found(client, booklet, end):
    assert client.get(SWEDISH + end).status_code == 404


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


def test_the_size_and_the_pages_are_those_of_the_file_there_is_now(booklet):
    document = booklet.editions.get(language="my").document
    document.file = pdf_file(pages=3)
    document.save()
    assert booklet.editions.get(language="my").facts.pages == 3


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
    assert not response.streaming
    assert b"%PDF" not in response.content


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


# --- All in one language ------------------------------------------------------------------------


def test_all_files_in_a_language_come_as_one(client, booklet):
    response = client.get(SWEDISH + "sv.zip")
    sent = body(response)
    assert response["Content-Length"] == str(len(sent))
    with zipfile.ZipFile(BytesIO(sent)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["Cirkeln.pdf"]


def test_a_broken_archive_can_be_resumed(client, booklet):
    whole = body(client.get(SWEDISH + "sv.zip"))
    etag = client.head(SWEDISH + "sv.zip")["ETag"]
    for start in (1, 40, len(whole) // 2, len(whole) - 1):
        headers = {"range": f"bytes={start}-", "if-range": etag}
        response = client.get(SWEDISH + "sv.zip", headers=headers)
        assert (response.status_code, body(response)) == (206, whole[start:])


# --- Counting -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "times"),
    [
        ({}, 1),
        ({"range": "bytes=0-"}, 1),
        ({"range": "bytes=0-99999999"}, 1),
        ({"range": "bytes=0-0"}, 0),
        ({"range": "bytes=1-"}, 0),
        ({"range": "bytes=-10"}, 0),
        ({"range": "bytes=99999999-"}, 0),
        ({"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, 0),
        ({"user-agent": "WhatsApp/2.23.20.0"}, 0),
        ({"user-agent": ""}, 0),
        ({"user-agent": "curl/8.5.0"}, 1),
    ],
)
def test_a_download_counts_once_where_it_begins(client, booklet, headers, times):
    client.get(SWEDISH + "my.pdf", headers=BROWSER | headers)
    assert counted() == times


def test_neither_head_nor_an_unchanged_file_counts(client, booklet):
    etag = client.head(SWEDISH + "my.pdf", headers=BROWSER)["ETag"]
    client.get(SWEDISH + "my.pdf", headers=BROWSER | {"if-none-match": etag})
    assert counted() == 0


def test_downloads_add_up_by_file_and_day(client, booklet):
    for end in ("my.pdf", "my.pdf", "sv.pdf"):
        client.get(SWEDISH + end, headers=BROWSER)
    client.get(ENGLISH + "my.pdf", headers=BROWSER)
    assert sorted(DownloadCount.objects.values_list("language", "count")) == [("my", 3), ("sv", 1)]


def test_nothing_of_who_downloads_is_kept(client, booklet):
    client.get(SWEDISH + "my.pdf", headers=BROWSER, REMOTE_ADDR="192.0.2.7")
    columns = {field.name for field in DownloadCount._meta.get_fields()}
    assert columns == {"id", "page", "language", "format", "is_light", "day", "count"}


# --- The server in front ------------------------------------------------------------------------


def test_in_production_the_server_in_front_sends_the_file(client, booklet, settings):
    settings.DOWNLOADS_X_ACCEL = "/protected/"
    response = client.get(SWEDISH + "my.pdf", headers=BROWSER)
    document = booklet.editions.get(language="my").document
    assert response["X-Accel-Redirect"] == f"/protected/{document.file.name}"
    assert response.content == b""
    assert response["Content-Type"] == "application/pdf"
    assert "filename*=" in response["Content-Disposition"]
    assert counted() == 1


def test_a_document_that_is_no_edition_is_served_where_a_page_shows_it(client, booklet):
    document = Document.objects.get(pk=DocumentFactory.create(title="No edition").pk)
    booklet.body_sv = [("download", {"document": document, "text": ""})]
    publish_page(booklet)
    assert client.get(document.url).status_code == 200
