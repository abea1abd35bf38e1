"""The questions of a chapter: marked without script, kept by nobody."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from party_support.models import ChapterPage
from tests.factories.party_support import (
    ChapterPageFactory,
    add_parts,
    question,
)
from tests.markup import attribute, there

from ..reading import ENGLISH, SWEDISH, soup_of, words_of

pytestmark = pytest.mark.django_db


def test_right_answers_are_told_with_the_score_and_why(client, chapter):
    text = words_of(client, f"{ENGLISH}?q1=b&q2=a&q2=c")
    assert "2 of 2 right" in text
    assert text.count("Because.") == 2


def test_a_wrong_answer_tells_the_right_one_and_where_to_read_again(client, chapter):
    page = soup_of(client, f"{ENGLISH}?q1=a&q2=a&q2=c")
    assert "1 of 2 right" in page.get_text()
    marked = there(page.find(id="q1"))
    assert "answer b" in there(marked.find(class_="right")).get_text()
    assert "answer a" in there(marked.find(class_="wrong")).get_text()
    assert there(marked.find("a", href="#text")).get_text() == "Read again: About why"
    assert page.find(id="text")


def test_some_of_several_right_answers_are_partly_right(client, chapter):
    text = words_of(client, f"{ENGLISH}?q1=b&q2=a")
    assert "1 of 2 right" in text
    assert "something is missing" in text


def test_a_question_with_several_right_answers_takes_several(client, chapter):
    page = soup_of(client, ENGLISH)
    kinds = {one["id"]: attribute(one.input, "type") for one in page.find_all("fieldset")}
    assert kinds == {"q1": "radio", "q2": "checkbox"}


def test_the_order_of_options_is_kept(client, chapter):
    labels = there(soup_of(client, ENGLISH).find(id="q2")).find_all("label")
    assert [label.get_text(" ", strip=True) for label in labels] == [
        f"{letter} answer {letter}" for letter in "abcd"
    ]


def test_an_explanation_of_an_option_is_told_when_it_is_chosen(client, chapters):
    asked = question("b")
    wrong = asked.options.all()[0]
    wrong.explanation_en = "The chair serves the meeting."
    wrong.explanation_sv = "Ordföranden tjänar mötet."
    add_parts(chapters[0], asked)
    assert "serves the meeting" not in words_of(client, f"{ENGLISH}?q1=c")
    assert "serves the meeting" in words_of(client, f"{ENGLISH}?q1=a")


def test_nothing_is_marked_before_it_is_answered(client, chapter):
    text = words_of(client, ENGLISH)
    assert "answer a" in text
    assert "Because." not in text
    assert "right answer" not in text
    text = words_of(client, f"{ENGLISH}?q1=b")
    assert "Because." in text
    assert "right answer" in text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("q1=x&q2=a", "Choose one of the answers that are here."),
        ("q1=a&q1=b&q2=a", "Choose one answer only."),
        ("q2=a", "This question is not answered yet."),
        ("v=", "have changed"),
        ("q9=a", "There is no question 9 here."),
        ("q1=", "You have not answered any question yet."),
        ("v=tampered&q1=b", "The questions have changed since these answers were given"),
        ("q1=b&" + "x" * 8000, "The address is too long to be read."),
        ("q1=%00&q2=a", "Choose one of the answers that are here."),
        ("q1=<script>&q2=a", "Choose one of the answers that are here."),
    ],
)
def test_a_bad_answer_gets_a_clear_message_and_reveals_nothing(client, chapter, query, message):
    page = soup_of(client, f"{ENGLISH}?{query}")
    assert message in there(page.find(class_="problems")).get_text()
    assert not there(page.find(id="q1")).find(class_="right")


def test_hundreds_of_bad_answers_are_said_in_a_few_lines(client, chapter):
    query = "&".join(f"q{number}=a" for number in range(3, 503))
    problems = there(soup_of(client, f"{ENGLISH}?{query}").find(class_="problems"))
    assert len(problems.find_all("li")) == 9


def test_what_was_answered_stays_in_the_form_when_something_else_is_wrong(client, chapter):
    page = soup_of(client, f"{ENGLISH}?q1=x&q2=a&q2=d")
    checked = {box["value"] for box in there(page.find(id="q2")).find_all("input", checked=True)}
    assert checked == {"a", "d"}


def test_answers_to_questions_that_changed_since_are_not_marked(client, chapter):
    version = attribute(soup_of(client, ENGLISH).find("input", {"name": "v"}), "value")
    assert "1 of 2 right" in words_of(client, f"{ENGLISH}?v={version}&q1=b&q2=b")
    draft = chapter.latest_revision.as_object()
    option = draft.questions.all()[0].options.all()[0]
    option.text_en = "somebody else"
    draft.save_revision().publish()
    text = words_of(client, f"{ENGLISH}?v={version}&q1=b&q2=b")
    assert "have changed since these answers were given" in text
    assert "1 of 2 right" not in text


def test_the_language_switch_keeps_the_answers_and_their_mark(client, chapter):
    version = attribute(soup_of(client, ENGLISH).find("input", {"name": "v"}), "value")
    page = soup_of(client, f"{ENGLISH}?v={version}&q1=b&q2=a")
    switched = attribute(there(page.find("nav", class_="switch")).find("a"), "href")
    assert switched == f"{SWEDISH}?v={version}&q1=b&q2=a"
    assert "1 av 2 rätt" in words_of(client, switched)


def test_answers_are_kept_by_nobody(client, chapter):
    plain, answered = client.get(ENGLISH), client.get(f"{ENGLISH}?q1=b")
    assert answered["Cache-Control"] == "no-store"
    assert "public" in plain["Cache-Control"]
    assert not plain.cookies
    assert not answered.cookies
    assert b'content="noindex, follow"' in answered.content
    form = BeautifulSoup(answered.content, "html.parser").find("form", {"data-quiz": True})
    assert there(form).get("method", "get") == "get"


def test_a_language_is_not_ready_while_a_question_lacks_its_words(chapters):
    draft = chapters[0]
    asked = question()
    asked.options.all()[1].text_en = ""
    draft.questions.add(asked)
    draft.save_revision()
    with pytest.raises(ValidationError, match="Fråga 1"):
        draft.check_live()


def test_an_unready_language_leaves_no_question_in_the_live_row(client, manual):
    half = ChapterPageFactory(parent=manual, slug="halv", ready_en=False)
    add_parts(half, question())
    live = ChapterPage.objects.get(pk=half.pk)
    option = live.questions.get().options.first()
    assert not option.text_en
    assert option.text_sv
    draft = live.get_latest_revision_as_object()
    assert draft.questions.all()[0].options.all()[0].text_en == "answer a"
