"""The manual to take along: one set of parts for paper, PDF and EPUB, also over a bad line."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pypdf import PdfReader

from palmecenter.printing.file_cache import forget
from tests.factories.pages import publish
from tests.factories.party_support import GlossaryTermFactory, add_parts, comment, question
from tests.printing.pdf.reading import make_private

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, tmp_path) -> None:
    settings.KEPT_FILES_DIR = tmp_path / "kept"


def test_the_print_view_has_every_chapter_its_words_and_the_answers(client, manual, chapter):
    GlossaryTermFactory()
    address = manual.address("en")
    soup = BeautifulSoup(client.get(f"{address}print/").content, "html.parser")
    entries = [" ".join(one.get_text().split()) for one in soup.select(".book-contents a")]
    assert entries == [
        "Chapter 1 About why",
        "Chapter 2 About the-meeting",
        "Chapter 3 About elected",
        "Glossary",
        "Answer key",
    ]
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {one["href"][1:] for one in soup.select('a[href^="#"]')} <= set(ids)
    assert "The bus is tied to everything." in soup.get_text()


def test_the_pdf_and_the_epub_say_the_same_in_the_reader_s_language(client, manual, chapter):
    address = manual.address("sv")
    pdf = client.get(f"{address}pdf/")
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.getvalue())).pages]
    said = " ".join(" ".join(pages).split())
    with ZipFile(BytesIO(client.get(f"{address}epub/").getvalue())) as book:
        text = " ".join(
            BeautifulSoup(book.read(name), "html.parser").get_text()
            for name in book.namelist()
            if name.endswith(".xhtml")
        )
    for words in ("Kapitel om varfor", "Bussen hänger ihop.", "Facit", "Pröva dina kunskaper"):
        assert words in said
        assert words in text
    for words in ("Answer key", "Check your knowledge", "The bus is tied"):
        assert words not in said
        assert words not in text
    contents = next(page for page in pages if "Innehåll" in page)
    assert contents.split("Kapitel 2")[1].count(".") > 5  # leaders, and a page number behind


@pytest.mark.parametrize(
    ("code", "heading", "words", "voices", "check", "key"),
    [
        ("sv", "2. Kapitel om motet", "Ord i kapitlet", "Röster", "Pröva dina", "Facit"),
        ("en", "2. About the-meeting", "Words in this", "Comments", "Check your", "Answer key"),
    ],
)
def test_a_chapter_on_paper_has_its_number_and_its_key_on_a_sheet_of_its_own(
    client, chapters, code, heading, words, voices, check, key
):
    GlossaryTermFactory()
    chapter = add_parts(chapters[1], comment("SE"), question())
    pages = PdfReader(BytesIO(client.get(f"{chapter.address(code)}pdf/").getvalue())).pages
    said, answers = (" ".join(page.extract_text().split()) for page in pages)
    places = [said.find(part) for part in (heading, words, voices, check)]
    assert -1 not in places
    assert places == sorted(places)
    assert key in answers
    assert key not in said


KINDS = pytest.mark.parametrize(
    ("kind", "media_type"), [("pdf", "application/pdf"), ("epub", "application/epub+zip")]
)


@KINDS
def test_a_broken_download_goes_on_where_it_broke(client, manual, chapter, kind, media_type):
    address = f"{manual.address('sv')}{kind}/"
    first = client.get(address)
    whole, etag = first.getvalue(), first["ETag"]
    assert first.status_code == 200
    assert first["Accept-Ranges"] == "bytes"
    assert not etag.startswith("W/")
    middle = len(whole) // 2

    for headers in ({}, {"if-range": etag}):
        rest = client.get(address, headers={"range": f"bytes={middle}-", **headers})
        assert (rest.status_code, rest.getvalue()) == (206, whole[middle:])
        assert rest["Content-Range"] == f"bytes {middle}-{len(whole) - 1}/{len(whole)}"
        assert rest["Content-Length"] == str(len(whole) - middle)
        assert (rest["ETag"], rest["Content-Type"]) == (etag, media_type)

    for other in ('"another"', f"W/{etag}", "Wed, 21 Oct 2015 07:28:00 GMT"):
        anew = client.get(address, headers={"range": f"bytes={middle}-", "if-range": other})
        assert (anew.status_code, anew.getvalue()) == (200, whole)

    parts = client.get(address, headers={"range": "bytes=0-9,-5"})
    assert (parts.status_code, parts.getvalue()) == (200, whole)

    behind = client.get(address, headers={"range": f"bytes={len(whole)}-"})
    assert (behind.status_code, behind.content) == (416, b"")
    assert behind["Content-Range"] == f"bytes */{len(whole)}"

    head = client.head(address, headers={"range": "bytes=0-9"})
    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(whole)), etag)
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


@KINDS
def test_a_download_goes_on_after_its_file_was_made_anew(
    client, manual, chapter, kind, media_type, time_machine
):
    publish(manual)
    address = f"{manual.address('en')}{kind}/"
    first = client.get(address)
    whole = first.getvalue()
    forget()
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    rest = client.get(address, headers={"range": "bytes=100-", "if-range": first["ETag"]})
    assert (rest.status_code, rest.getvalue()) == (206, whole[100:])


@KINDS
def test_no_part_is_sent_of_what_was_withdrawn(client, manual, chapter, kind, media_type):
    address = f"{manual.address('en')}{kind}/"
    part = {"range": "bytes=10-", "if-range": client.get(address)["ETag"]}
    make_private(manual)
    assert client.get(address, headers=part).status_code == 404
    manual.unpublish()
    assert client.get(address, headers=part).status_code == 404


@KINDS
def test_the_site_sends_it_itself_whatever_stands_in_front(
    client, manual, chapter, kind, media_type, settings
):
    settings.DOWNLOADS_X_ACCEL = "/protected/"
    response = client.get(f"{manual.address('en')}{kind}/")
    assert "X-Accel-Redirect" not in response.headers
    assert len(response.getvalue()) == int(response["Content-Length"])
