"""E-books as pure files: what goes, what stays, what is refused."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from . import dirty, dirty_documents as offices
from .test_cleaning_documents import DOCUMENTS, clean, refusal


def test_a_book_keeps_the_author_that_its_pages_name_and_forgets_who_made_the_file() -> None:
    with zipfile.ZipFile(BytesIO(clean(DOCUMENTS["epub"], "epub"))) as book:
        package = book.read("OEBPS/book.opf").decode()
    assert package.count("creator") == 2  # one element: its start and its end
    assert "Anna Lindgren" in package
    assert 'refines="#a"' in package
    assert 'refines="#b"' not in package
    for kept in ("dcterms:modified", "schema:accessMode", 'name="cover"', "urn:isbn:", "itemref"):
        assert kept in package
    assert "generator" not in package
    assert "calibre" not in package


def test_a_book_is_packed_as_readers_expect_and_without_dates() -> None:
    with zipfile.ZipFile(BytesIO(clean(DOCUMENTS["epub"], "epub"))) as book:
        infos = book.infolist()
        assert infos[0].filename == "mimetype"
        assert infos[0].compress_type == zipfile.ZIP_STORED
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(info.extra or info.comment for info in infos)
        assert book.read("OEBPS/p.xhtml").decode() == offices.PAGE
        names = {info.filename for info in infos}
    assert names == {
        "mimetype", "META-INF/container.xml", "OEBPS/book.opf", "OEBPS/p.xhtml", "OEBPS/c.jpg",
        "OEBPS/d.png",
    }  # fmt: skip


def book_with(**files: bytes) -> bytes:
    """The book of the tests, with further files in it: `a_xhtml` is called `a.xhtml`."""
    target = BytesIO(DOCUMENTS["epub"])
    with zipfile.ZipFile(target, "a") as archive:
        for name, data in files.items():
            archive.writestr(f"OEBPS/{name.replace('_', '.')}", data)
    return target.getvalue()


NOTE = dirty.CANARY.encode()
HIDDEN_IN_BOOKS = {
    "a_xhtml": b"<html><head><meta name='author' content='" + NOTE + b"'/></head><body/></html>",
    "b_html": b"<html><body><!-- " + NOTE + b" --><p>Text</p></body></html>",
    "c_svg": b"<svg><metadata><rdf>" + NOTE + b"</rdf></metadata><rect/></svg>",
    "d_ncx": b"<ncx><docAuthor><text>" + NOTE + b"</text></docAuthor></ncx>",
    "e_css": b"/* " + NOTE + b" */ p { color: red }",
    "f_webp": dirty.webp(),
    "g_gif": dirty.gif(),
    "h_mp3": DOCUMENTS["mp3"],
    "a-photo-by-another_name": dirty.jpeg(),
}


@pytest.mark.parametrize("name", HIDDEN_IN_BOOKS)
def test_nothing_in_a_book_tells_more_than_its_pages(name: str) -> None:
    data = book_with(**{name: HIDDEN_IN_BOOKS[name]})
    clean_book = clean(data, "epub")
    assert not dirty.finds_canary(clean_book)
    with zipfile.ZipFile(BytesIO(clean_book)) as book:
        assert book.read(f"OEBPS/{name.replace('_', '.')}")


def test_a_maker_who_stands_only_in_the_table_of_contents_is_not_printed() -> None:
    ncx = b"<ncx><docAuthor><text>" + NOTE + b"</text></docAuthor></ncx>"
    assert not dirty.finds_canary(clean(book_with(toc_ncx=ncx), "epub"))


@pytest.mark.parametrize(
    "page",
    [
        b"<html><head><script>fetch('http://a')</script></head></html>",
        b"<html><body onload='a()'></body></html>",
        b"<svg><a xlink:href='javascript:a()'/></svg>",
    ],
)
def test_a_book_that_runs_scripts_is_refused(page: bytes) -> None:
    assert refusal(book_with(a_xhtml=page), "epub") == "scripts"


def test_the_words_of_a_page_stay_even_if_they_look_like_notes() -> None:
    page = b"<html><body><p>on = 1, <![CDATA[<!-- kvar -->]]></p></body></html>"
    with zipfile.ZipFile(BytesIO(clean(book_with(a_xhtml=page), "epub"))) as book:
        assert book.read("OEBPS/a.xhtml") == page


def test_a_moving_picture_in_a_book_goes_on_moving() -> None:
    data = book_with(a_gif=dirty.animation("GIF"))
    with zipfile.ZipFile(BytesIO(clean(data, "epub"))) as book:
        moving = book.read("OEBPS/a.gif")
    with Image.open(BytesIO(moving)) as picture:
        assert getattr(picture, "n_frames", 1) == 2
