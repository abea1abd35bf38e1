"""A title that a work has in one language alone is marked where a page in another gives it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from palmecenter.pages.models import RelatedPage
from tests.factories.pages import publish
from tests.factories.publications import publication
from tests.markup import there

TITLE = "A Just Transition"
BOTH = {"heading_sv": TITLE, "heading_en": TITLE}
ENGLISH, SWEDISH = {"language": "en"}, {"language": "sv"}
ARABIC = {"language": "ar", "title": "مقعد"}
PAPER = {"language": "en", "format": "print"}


def language_of(client, address: str) -> str | None:
    """Return the language that the title is in, where a page gives it: that of what is around."""
    page = BeautifulSoup(client.get(address).content, "lxml")
    headings = there(page.main).select("h1, h3 > a")
    found = next(one for one in headings if TITLE in " ".join(one.get_text().split()))
    return str(there((found.find("span", lang=True) or found)["lang"]))


@pytest.mark.parametrize(
    ("headings", "editions", "language"),
    [
        (BOTH, [ENGLISH], "en"),
        (BOTH, [ENGLISH, PAPER, ARABIC], "en"),
        (BOTH, [SWEDISH], "sv"),
        # Nobody can tell: it may be a name that is the same in both.
        (BOTH, [ENGLISH, SWEDISH], ""),
        (BOTH, [], ""),
        ({"heading_sv": "Rättvist", "heading_en": TITLE}, [ENGLISH], ""),
        # A page in Swedish alone about a book in English, and about one that has no other name.
        ({"heading_sv": TITLE, "heading_en": ""}, [{**ENGLISH, "title": TITLE}], "en"),
        ({"heading_sv": "مقعد", "heading_en": "", "slug": "kursi"}, [ARABIC], "ar"),
        ({"heading_sv": TITLE, "heading_en": ""}, [ENGLISH], ""),
        ({"heading_sv": TITLE, "heading_en": ""}, [SWEDISH], ""),
    ],
)
def test_the_editions_tell_the_language_of_a_title(index, headings, editions, language):
    ready = {"ready_en": bool(headings["heading_en"])}
    assert publication(index, *editions, **headings, **ready).title_language == language


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_title_is_marked_wherever_a_page_gives_it(client, index, code):
    book = publication(index, ENGLISH, **BOTH, year=2022)
    other = publication(index, SWEDISH, heading_sv="Annan", heading_en="Another")
    other.related_pages.add(RelatedPage(related=book))
    publish(other)
    other.save_revision().publish()
    paper = {"sv": "skriv-ut/", "en": "print/"}[code]
    search = reverse("search") if code == "en" else "/sv/sok/"
    for address in (
        book.address(code),
        f"{book.address(code)}{paper}",
        index.address(code),
        other.address(code),
        f"{search}?q=transition",
    ):
        assert language_of(client, address) == "en", address


def test_a_swedish_page_about_an_english_book_marks_it_for_english_readers_too(client, index):
    headings = {"heading_sv": TITLE, "heading_en": "", "ready_en": False}
    book = publication(index, {**ENGLISH, "title": TITLE}, **headings)
    for address in (book.address("en"), index.address("en")):
        assert language_of(client, address) == "en"


def test_a_reference_says_and_marks_the_language_of_the_work(client, index):
    book = publication(index, ENGLISH, **BOTH, year=2022)
    page = BeautifulSoup(client.get(book.address("sv")).content, "lxml")
    reference = there(page.select_one(".citation"))
    assert (reference["lang"], there(reference.span)["lang"]) == ("sv", "en")
    assert f"(2022). {TITLE}." in reference.get_text()
    (item,) = json.loads(client.get(f"{book.address('sv')}citera.json").content)
    assert item["language"] == "en"
    assert "<span" not in client.get(f"{book.address('sv')}citera.txt").content.decode()
