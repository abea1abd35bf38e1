"""Whoever was wrong is led to the section that answers the question, or else to the chapter."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from palmecenter.languages.state import TranslationState
from party_support.models import ChapterPage, KnowledgeQuestion
from tests.factories.party_support import ChapterPageFactory, add_parts, question
from tests.markup import attribute, there

from ..editor import PUBLISH, asked, saved_with
from ..reading import CHECK, ENGLISH, MANUAL, SWEDISH, soup_of

pytestmark = pytest.mark.django_db


def leading_question() -> KnowledgeQuestion:
    """Return a question that leads to a section of the chapters that the factory makes."""
    return question("b", section_sv="Första delen", section_en="First part")


def link_of(client: Any, address: str) -> tuple[str, str]:
    """Return the words and the address of the link at the first question."""
    link = there(there(soup_of(client, address).find(id="q1")).find("a"))
    return link.get_text(), attribute(link, "href")


@pytest.mark.parametrize(
    ("address", "words", "anchor"),
    [
        (ENGLISH, "Read again: First part", "#first-part"),
        (SWEDISH, "Läs igen: Första delen", "#forsta-delen"),
    ],
)
def test_a_wrong_answer_leads_to_the_section_in_the_reader_s_language(
    client, chapters, address, words, anchor
):
    add_parts(chapters[0], leading_question())
    assert link_of(client, f"{address}?q1=a") == (words, anchor)
    assert soup_of(client, address).find(id=anchor[1:])


def test_the_whole_check_says_which_chapter_too(client, chapters):
    add_parts(chapters[0], leading_question())
    words, address = link_of(client, f"{CHECK}?n=1&seed=oak&q1=a")
    assert words == "Read again: About why – First part"
    assert address == "/en/party-oriented-support/manual/why/#first-part"


@pytest.mark.parametrize("section", ["", "A heading that is gone"])
def test_without_a_heading_that_is_there_it_leads_to_the_chapter(client, chapters, section):
    add_parts(chapters[0], question("b", section_en=section))
    assert link_of(client, f"{ENGLISH}?q1=a") == ("Read again: About why", "#text")


def test_of_headings_with_the_same_words_the_first_is_meant(client, manual):
    again = [("heading", {"text": words, "level": "2"}) for words in ("Rules", "rules", "Other")]
    chapter = ChapterPageFactory(parent=manual, slug="varfor", slug_en="why", body_en=again)
    add_parts(chapter, question("b", section_en=" RULES"))
    assert link_of(client, f"{ENGLISH}?q1=a") == ("Read again: Rules", "#rules")


def test_the_answer_key_says_it_on_screen_on_paper_and_in_the_book(client, chapters):
    add_parts(chapters[0], leading_question())
    key = f"{MANUAL}answer-key/"
    shown = there(soup_of(client, f"{key}?n=1&seed=oak").find(class_="answer-key"))
    assert attribute(there(shown.find("a")), "href").endswith("/why/#first-part")
    paper = there(soup_of(client, f"{key}print/?n=1&seed=oak").find(class_="answer-key"))
    assert "Read again: About why – First part" in paper.get_text()
    assert not paper.find("a")
    chapter = soup_of(client, f"{ENGLISH}print/")
    link = there(there(chapter.find(class_="answer-key")).find("a"))
    assert (link.get_text(), link["href"]) == ("Read again: First part", "#first-part")
    book = soup_of(client, f"{MANUAL}print/")
    link = there(there(book.find(class_="answer-key")).find("a"))
    assert (link.get_text(), link["href"]) == ("Read again: First part", "#chapter-1-first-part")
    assert book.find(id="chapter-1-first-part")


def test_a_section_is_no_text_that_a_translation_could_lag_behind(chapters):
    chapter = add_parts(chapters[0], question("b"))
    draft = chapter.latest_revision.as_object()
    draft.questions.all()[0].section_sv = "Första delen"
    draft.save_revision().publish()
    chapter = ChapterPage.objects.get(pk=chapter.pk)
    assert chapter.translation_state("en") is TranslationState.CURRENT
    assert chapter.questions.get().section_sv == "Första delen"


def test_a_section_of_a_language_that_is_not_ready_is_not_in_the_live_row(manual):
    half = ChapterPageFactory(parent=manual, slug="halv", ready_en=False)
    asked = add_parts(half, leading_question()).questions.get()
    assert (asked.section_sv, asked.section_en) == ("Första delen", "")


# --- In the editor ------------------------------------------------------------------------------


def saved(client: Any, chapter: ChapterPage, how: dict[str, str], **columns: str) -> Any:
    """Send the form of a chapter with one question."""
    return saved_with(client, chapter, how, questions=[asked(**columns)])


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "Swedish: the text has no heading “First part”. It has: Första delen."),
        ("sv", "Svenska: texten har ingen rubrik ”First part”. Den har: Första delen."),
    ],
)
def test_an_editor_is_told_which_headings_there_are(editor_client, chapters, language, message):
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": language}
    )
    wrong = {"section_sv": "First part", "section_en": "First part"}
    response = saved(editor_client, chapters[0], PUBLISH, **wrong)
    (errors,) = response.context["form"].formsets["questions"].errors
    assert errors == {"section_sv": [message]}


def test_a_draft_waits_for_its_headings(editor_client, chapters):
    """They may be written later, and a text that saves itself must not stop at them."""
    response = saved(editor_client, chapters[0], {}, section_sv="Andra delen", section_en="")
    assert response.status_code == 302
    draft = ChapterPage.objects.get(pk=chapters[0].pk).latest_revision.as_object()
    assert draft.questions.all()[0].section_sv == "Andra delen"


def test_a_heading_that_is_there_is_saved_and_offered(editor_client, chapters):
    sections = {"section_sv": "Första delen", "section_en": "First part"}
    assert saved(editor_client, chapters[0], {}, **sections).status_code == 302
    draft = ChapterPage.objects.get(pk=chapters[0].pk).latest_revision.as_object()
    asked = draft.questions.all()[0]
    assert (asked.section_sv, asked.section_en) == ("Första delen", "First part")
    page = soup_of(editor_client, reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    field = there(page.find("input", {"name": "questions-0-section_sv"}))
    offered = there(page.find("datalist", id=attribute(field, "list")))
    assert [one["value"] for one in offered.find_all("option")] == ["Första delen"]
