"""The manual to take along: one set of parts for paper, PDF and EPUB."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.factories.party_support import GlossaryTermFactory, add_parts, comment, question

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
