"""Reading a chapter, and checking what one knows by a form in the address."""

import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
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

pytestmark = pytest.mark.django_db

ENGLISH = "/en/party-oriented-support/manual/why/"
SWEDISH = "/sv/partiinriktat-stod/handbok/varfor/"


def soup_of(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(client, address: str) -> str:
    return " ".join(soup_of(client, address).get_text(" ").split())


def language_of(words: NavigableString | None) -> str:
    return attribute(there(words).find_parent(lang=True), "lang")


# --- Moving through the manual ---------------------------------------------------------------


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


# --- Checking one's knowledge ----------------------------------------------------------------


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
    assert "Because." not in text
    assert "right answer" not in text


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
        draft.check_some_language_ready()


def test_an_unready_language_leaves_no_question_in_the_live_row(client, manual):
    half = ChapterPageFactory(parent=manual, slug="halv", ready_en=False)
    add_parts(half, question())
    live = ChapterPage.objects.get(pk=half.pk)
    option = live.questions.get().options.first()
    assert not option.text_en
    assert option.text_sv
    draft = live.get_latest_revision_as_object()
    assert draft.questions.all()[0].options.all()[0].text_en == "answer a"


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


def test_a_protected_comment_tells_neither_country_nor_party_not_even_in_the_draft(
    client, chapters
):
    add_parts(chapters[0], comment("BY", protection=ProtectionLevel.PROTECTED), comment("SE"))
    protected = CountryComment.objects.get(protection=ProtectionLevel.PROTECTED)
    assert protected.country is None
    draft = ChapterPage.objects.get(pk=chapters[0].pk).get_latest_revision_as_object()
    assert draft.comments.all()[0].country is None
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
