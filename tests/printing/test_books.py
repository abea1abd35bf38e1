"""Long documents in parts: one tree of headings, one id for each thing, links that stay inside."""

import pytest
from bs4 import BeautifulSoup
from django.utils.safestring import SafeString

from palmecenter.pages.models import ContentPage
from palmecenter.printing.books import Book, Part
from palmecenter.printing.merge_parts import merge_parts

from .sheets import sheet, text

BASE = "https://palme.example/sv/handbok/"

FIRST = Part(
    anchor="chapter-1",
    title="Varför partier?",
    label="Kapitel 1",
    address="/sv/handbok/varfor/",
    html=SafeString(
        '<h2 id="uppgifter">Fyra uppgifter</h2><p>Se <a href="../medlemmar/#rad">råden</a>, '
        '<a href="#uppgifter">ovan</a> och <a href="https://idea.example/">IDEA</a>.</p>'
        '<p>Not<sup><a id="ref-1" href="#note-1">1</a></sup></p>'
        '<section aria-labelledby="notes"><h3 id="notes">Noter</h3>'
        '<ol><li id="note-1">En not</li></ol></section>'
    ),
)
SECOND = Part(
    anchor="chapter-2",
    title="Medlemmar & andra",
    label="Kapitel 2",
    address="/sv/handbok/medlemmar/",
    html=SafeString(
        '<h2 id="rad">Råd</h2><p>Först <a href="/sv/handbok/varfor/">detta</a>.'
        '<sup><a id="ref-1" href="#note-1">1</a></sup></p><p id="note-1">En annan</p>'
    ),
)


def woven_soup() -> BeautifulSoup:
    sections = [
        f'<section id="{part.anchor}">{html}</section>'
        for part, html in zip((FIRST, SECOND), merge_parts((FIRST, SECOND), BASE), strict=True)
    ]
    return BeautifulSoup("".join(sections), "html.parser")


def test_every_id_is_unique_and_every_reference_leads_somewhere():
    soup = woven_soup()
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    targets = [a["href"][1:] for a in soup.select('a[href^="#"]')]
    targets += [element["aria-labelledby"] for element in soup.select("[aria-labelledby]")]
    assert len(targets) == 6
    assert set(targets) <= set(ids)


def test_a_link_to_a_page_that_is_a_part_leads_to_the_part():
    soup = woven_soup()
    links = {a.get_text(): a["href"] for a in soup.find_all("a")}
    assert links["råden"] == "#chapter-2-rad"
    assert links["detta"] == "#chapter-1"
    assert links["IDEA"] == "https://idea.example/"


def test_headings_stand_below_the_title_of_their_part():
    levels = [(h.name, h.get_text()) for h in woven_soup().find_all(["h2", "h3", "h4"])]
    assert levels == [("h3", "Fyra uppgifter"), ("h4", "Noter"), ("h3", "Råd")]


def test_an_address_that_makes_no_sense_stays_as_it_is():
    part = Part("a", "A", SafeString('<a href="http://[">x</a> <a href="#">y</a>'))
    assert merge_parts((part,), BASE) == ['<a href="http://[">x</a> <a href="#a">y</a>']


@pytest.fixture
def book_page(content, are_books) -> ContentPage:
    book = Book(parts=(FIRST, SECOND), introduction=SafeString("<p>Läs i ordning.</p>"))
    are_books(book)
    return content


@pytest.mark.django_db
def test_the_print_view_of_a_book_has_contents_and_every_part(client, book_page):
    soup = sheet(client, "/sv/om-oss/kontakt/skriv-ut/")
    assert text(soup, ".paper-body > .prose") == "Läs i ordning."
    entries = soup.select(".book-contents a")
    assert [" ".join(entry.get_text().split()) for entry in entries] == [
        "Kapitel 1 Varför partier?",
        "Kapitel 2 Medlemmar & andra",
    ]
    for entry in entries:
        part = soup.select_one(str(entry["href"]))
        assert part is not None
        assert part["role"] == "doc-chapter"
    assert text(soup, ".link-notes") == "Länkar L1 https://idea.example/"
    assert text(soup, ".book-contents h2") == "Innehåll"
    assert text(sheet(client, "/en/about-us/contact-us/print/"), ".book-contents h2") == "Contents"
