"""A chapter of the manual: its place among the others, its comments, its words, its costs."""

import re

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palmecenter.protection.levels import ProtectionLevel
from party_support.models import ChapterPage, CountryComment
from tests.factories.pages import publish
from tests.factories.party_support import (
    ChapterPageFactory,
    GlossaryTermFactory,
    add_parts,
    comment,
    question,
)
from tests.markup import attribute, there

from .reading import ENGLISH, SWEDISH, language_of, soup_of, words_of

pytestmark = pytest.mark.django_db


def test_a_chapter_says_which_of_how_many_it_is(client, chapter):
    assert "Chapter 1 of 3" in words_of(client, ENGLISH)
    assert "Kapitel 1 av 3" in words_of(client, SWEDISH)


def test_previous_and_next_lead_through_the_public_chapters_alone(client, chapters):
    chapters[1].unpublish()
    first = soup_of(client, ENGLISH)
    assert first.find("a", rel="prev") is None
    assert (
        attribute(first.find("a", rel="next"), "href")
        == "/en/party-oriented-support/manual/elected/"
    )
    last = soup_of(client, "/en/party-oriented-support/manual/elected/")
    assert attribute(last.find("a", rel="prev"), "href") == ENGLISH
    assert last.find("a", rel="next") is None
    assert "Chapter 2 of 2" in last.get_text()


def test_the_order_of_the_tree_numbers_the_chapters(client, chapters):
    chapters[2].move(chapters[0], pos="left")
    assert "Chapter 2 of 3" in words_of(client, ENGLISH)


def test_a_chapter_points_to_itself_in_the_other_language(client, chapter):
    for address in (ENGLISH, SWEDISH):
        links = soup_of(client, address).find_all("link", rel="alternate")
        assert {link["hreflang"]: link["href"] for link in links} == {
            "sv": f"http://testserver{SWEDISH}",
            "en": f"http://testserver{ENGLISH}",
        }


def test_a_chapter_in_swedish_alone_is_marked_for_english_readers(client, manual):
    only = ChapterPageFactory(parent=manual, slug="bara", ready_en=False)
    add_parts(only, comment("ZA"), question())
    page = soup_of(client, "/en/party-oriented-support/manual/bara/")
    assert attribute(page.main, "lang") == "sv"
    assert language_of(page.find(string=re.compile("Vi började om"))) == "sv"
    assert language_of(page.find(string="Check my answers")) == "en"


def test_a_chapter_cannot_take_the_name_of_an_annex(manual):
    with pytest.raises(ValidationError):
        ChapterPageFactory(parent=manual, slug="ordlista")


# --- Comments from different countries -------------------------------------------------------


def test_comments_can_be_narrowed_to_a_country_without_script(client, chapter):
    page = soup_of(client, ENGLISH)
    assert len(page.find_all(class_="voice")) == 2
    form = there(page.find("form", class_="country-form"))
    assert {option["value"] for option in form.find_all("option")} == {"", "za", "md"}
    narrowed = soup_of(client, f"{ENGLISH}?country=md")
    (voice,) = narrowed.find_all(class_="voice")
    assert "The bus" in voice.get_text()


def test_an_unknown_country_is_said_and_hides_nothing(client, chapter):
    page = soup_of(client, f"{ENGLISH}?country=%3Cb%3Exx")
    assert "There is no comment from “<b>xx”" in page.get_text()
    assert len(page.find_all(class_="voice")) == 2


@pytest.mark.parametrize(
    ("address", "missing", "words"),
    [
        (
            ENGLISH,
            "en",
            'Sweden</b>, <span lang="sv">Ordförande</span> <span class="language-mark"',
        ),
        (SWEDISH, "sv", 'Sverige</b>, <span lang="en">Chair</span> <span class="language-mark"'),
    ],
)
def test_a_role_in_the_other_language_alone_is_shown_and_marked(
    client, chapters, address, missing, words
):
    add_parts(chapters[0], comment("SE", **{f"role_{missing}": ""}))
    assert words in client.get(address).content.decode()


def test_a_protected_comment_tells_neither_country_nor_party_not_even_in_the_draft(
    client, chapters
):
    add_parts(chapters[0], comment("BY", protection=ProtectionLevel.PROTECTED), comment("SE"))
    protected = CountryComment.objects.get(protection=ProtectionLevel.PROTECTED)
    assert protected.country is None
    draft = ChapterPage.objects.get(pk=chapters[0].pk).get_latest_revision_as_object()
    assert draft.country_comments.all()[0].country is None
    text = words_of(client, ENGLISH)
    assert "Belarus" not in text
    assert "Country withheld for security reasons" in text


# --- Words -----------------------------------------------------------------------------------


def test_a_word_of_the_glossary_is_linked_once_in_a_chapter_and_explained_at_its_end(
    client, chapter
):
    GlossaryTermFactory()
    page = soup_of(client, ENGLISH)
    (link,) = page.find_all("a", class_="term")
    assert link.get_text() == "statutes"
    assert "own rules" in there(page.find(id=attribute(link, "href").removeprefix("#"))).get_text()
    (link,) = soup_of(client, SWEDISH).find_all("a", class_="term")
    assert link.get_text() == "Stadgarna"


# --- Costs -----------------------------------------------------------------------------------


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_chapter_costs_at_most_fifteen_queries_however_much_is_in_it(client, chapter, manual):
    few = [queries(client, address) for address in (ENGLISH, f"{SWEDISH}?q1=b")]
    add_parts(chapter, *(question() for _number in range(18)))
    draft = ChapterPage.objects.get(pk=chapter.pk)
    add_parts(draft, *(comment("ZA") for _number in range(20)))
    for number in range(20):
        ChapterPageFactory(parent=manual, slug=f"mer-{number}")
    many = [queries(client, address) for address in (ENGLISH, f"{SWEDISH}?q1=b")]
    assert many == few
    assert max(many) <= 15


def test_publishing_again_keeps_what_answers_refer_to(client, chapter):
    version = attribute(soup_of(client, ENGLISH).find("input", {"name": "v"}), "value")
    publish(chapter, summary_en="A new summary.")
    assert attribute(soup_of(client, ENGLISH).find("input", {"name": "v"}), "value") == version


MOST_BYTES = 20 * 1024
ADDRESSES = ["/en/party-oriented-support/manual/why/", "/sv/partiinriktat-stod/handbok/varfor/"]


def compressed(content: bytes) -> int:
    """Return how much is sent of what is compressed while it is served."""
    return len(brotli.compress(content, quality=5))


@pytest.mark.parametrize("query", ["", "?q1=a&q2=a"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_chapter_and_its_style_weigh_at_most_twenty_kilobytes_without_its_text(
    client, chapter, address, query
):
    page = BeautifulSoup(client.get(address + query).content, "html.parser")
    sheets = [attribute(link, "href") for link in page.find_all("link", rel="stylesheet")]
    for words in there(page.main).find_all(string=True):
        words.replace_with(" ")
    weight = compressed(str(page).encode())
    for sheet in sheets:
        found = there(finders.find(sheet.removeprefix("/static/")))
        with open(found, "rb") as file:  # noqa: PTH123 - finders return no Path
            weight += compressed(file.read())
    assert len(sheets) >= 5
    assert weight <= MOST_BYTES, weight


def test_a_chapter_needs_no_script_and_sets_no_cookie(client, chapter):
    response = client.get(ADDRESSES[0])
    assert not response.cookies
    page = BeautifulSoup(response.content, "html.parser")
    assert all(script.get("type") == "module" for script in page.find_all("script"))
    form = there(page.find("form", {"data-quiz": True}))
    assert there(form.find("button")).get("type", "submit") == "submit"
