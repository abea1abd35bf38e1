"""The check of the whole manual: the same word gives everybody the same questions."""

import re

import pytest

from tests.factories.party_support import (
    ChapterPageFactory,
    add_parts,
    question,
)
from tests.markup import attribute, there

from ..reading import CHECK, MANUAL, soup_of

pytestmark = pytest.mark.django_db


def names_in(client, address: str) -> list[str]:
    return re.findall(r"Question \d-\d", soup_of(client, address).get_text())


def test_the_same_word_gives_everybody_the_same_questions(client, full):
    first = names_in(client, f"{CHECK}?n=4&seed=oak")
    assert len(first) == 4
    assert names_in(client, f"{CHECK}?n=4&seed=%20OAK") == first
    swedish = "/sv/partiinriktat-stod/handbok/kunskapstest/?n=4&seed=oak"
    assert names_in(client, swedish) == first
    assert first == sorted(first)


def test_the_question_sheet_and_the_key_hold_the_questions_of_the_test(client, full):
    asked = names_in(client, f"{CHECK}?n=4&seed=oak")
    sheet = soup_of(client, f"{CHECK}print/?n=4&seed=oak")
    assert re.findall(r"Question \d-\d", sheet.get_text()) == asked
    assert "Because." not in sheet.get_text()
    assert there(sheet.find("h1")).get_text() == "Question sheet"
    key = soup_of(client, f"{MANUAL}answer-key/print/?n=4&seed=oak")
    assert re.findall(r"Question \d-\d", key.get_text()) == asked
    assert key.get_text().count("Because.") == 4
    assert "n=4&seed=oak&v=" in there(sheet.find(class_="address")).get_text()


def test_a_check_is_marked_and_leads_to_the_chapter_to_read_again(client, full):
    page = soup_of(client, f"{CHECK}?n=9&seed=oak&q1=b&q2=a")
    assert "1 of 9 right" in page.get_text()
    again = there(page.find(id="q2")).find("a")
    assert attribute(again, "href").endswith("/why/")
    assert not there(page.find(id="q3")).find(class_="right")


def test_whoever_leaves_the_word_empty_is_given_one(client, full):
    response = client.get(f"{CHECK}?n=3&seed=+")
    assert response.status_code == 302
    assert response["Cache-Control"] == "no-store"
    assert len(names_in(client, response["Location"])) == 3


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("n=0&seed=oak", "Write a number from 1 to 9."),
        ("n=10000&seed=oak", "Write a number from 1 to 9."),
        ("n=-1&seed=oak", "Write a number from 1 to 9."),
        ("n=%D9%A3&seed=oak", "Write a number from 1 to 9."),
        (f"n={'9' * 5000}&seed=oak", "Write a number from 1 to 9."),
        ("n=3&seed=<script>", "The word can have up to 40 letters and digits."),
        ("n=3&seed=%00", "The word can have up to 40 letters and digits."),
        (f"n=3&seed={'x' * 8000}", "The word can have up to 40 letters and digits."),
    ],
)
@pytest.mark.parametrize("below", ["knowledge-check/", "answer-key/", "knowledge-check/print/"])
def test_a_test_that_makes_no_sense_is_refused_in_words(client, full, query, message, below):
    page = soup_of(client, f"{MANUAL}{below}?{query}")
    assert message in page.get_text()
    assert not page.find("fieldset")


def test_a_bad_check_asks_again_with_what_was_written(client, full):
    page = soup_of(client, f"{CHECK}?n=77&seed=oak")
    assert attribute(page.find(id="n"), "value") == "77"
    assert attribute(page.find(id="seed"), "value") == "oak"


def test_a_circle_is_told_when_its_test_may_have_changed(client, full_manual):
    made = soup_of(client, f"{CHECK}?n=4&seed=oak")
    shared = there(made.find(class_="address")).get_text()
    before = names_in(client, shared)
    assert "have changed" not in soup_of(client, shared).get_text()
    chapter = ChapterPageFactory(parent=full_manual, slug="nytt")
    add_parts(chapter, question("a", name="Question 9-9"))
    page = soup_of(client, shared)
    assert "have changed since this address was made" in page.get_text()
    after = names_in(client, shared)
    assert len(set(before) - set(after)) <= 1
    answered = soup_of(client, f"{shared}&q1=b").get_text()
    assert "cannot be marked any more" in answered


def test_a_manual_without_questions_says_so_and_breaks_nothing(client, full):
    for chapter in full:
        chapter.delete()
    for address in (CHECK, f"{CHECK}?n=1&seed=oak", f"{MANUAL}answer-key/?n=1&seed=oak"):
        assert client.get(address).status_code == 200
