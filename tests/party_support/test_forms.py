"""Editing a chapter: what it refuses, its form refuses first, at the row that it is about."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from party_support.models import AnswerOption, ChapterPage, ManualPage
from tests.factories.party_support import add_parts, question

from .editor import PUBLISH, RELATIONS, asked, both, saved_with

pytestmark = pytest.mark.django_db


def as_stored(chapter: ChapterPage) -> dict[str, Any]:
    """Return the fields of the chapter's question, as its form is opened with them."""
    (one,) = ChapterPage.objects.get(pk=chapter.pk).questions.all()
    options = [
        both(explanation="")
        | {"text_sv": row.text_sv, "text_en": row.text_en, "id": row.pk}
        | {"is_right": "on" if row.is_right else ""}
        for row in one.options.all()
    ]
    fields = both(explanation="", section="") | {"text_sv": one.text_sv, "text_en": one.text_en}
    return fields | {"id": one.pk, "options": inline_formset(options, initial=len(options))}


def rows_of(response: Any) -> Any:
    """Return the form of the first question as it came back, and those of its options."""
    row = response.context["form"].formsets["questions"].forms[0]
    return row, row.formsets["options"].forms


def new(client: Client, manual: ManualPage, *questions: dict[str, Any]) -> Any:
    """Send the form of a new chapter, to be published."""
    body = [("heading", {"text": "Del", "level": "2"}), ("text", rich_text("<p>Text.</p>"))]
    data: dict[str, Any] = {
        **both(heading="Ny", summary=""),
        **dict.fromkeys(("body_sv", "body_en"), streamfield(body)),
        "slug": "ny",
        "slug_en": "new",
        "picture": "",
        "protection": "open",
        "ready_sv": "on",
        "ready_en": "on",
        **{name: inline_formset([]) for name in RELATIONS},
        "questions": inline_formset(questions),
    }
    address = reverse("wagtailadmin_pages:add", args=["party_support", "chapterpage", manual.pk])
    return client.post(address, nested_form_data(data) | PUBLISH)


def test_an_answer_without_words_in_a_ready_language_is_refused_at_the_answer(
    editor_client: Client, chapters: list[ChapterPage]
) -> None:
    chapter = add_parts(chapters[0], question())
    revisions = Revision.objects.for_instance(chapter).count()
    given = as_stored(chapter)
    given["options"]["1-text_en"] = ""
    response = saved_with(editor_client, chapter, PUBLISH, initial=1, questions=[given])
    assert response.status_code == 200
    row, options = rows_of(response)
    assert list(options[1].errors) == ["text_en"]
    assert not row.errors
    assert Revision.objects.for_instance(chapter).count() == revisions
    assert AnswerOption.objects.filter(text_en="answer b").count() == 1


def test_the_same_chapter_is_saved_as_a_draft(
    editor_client: Client, chapters: list[ChapterPage]
) -> None:
    chapter = add_parts(chapters[0], question())
    given = as_stored(chapter)
    given["options"]["1-text_en"] = ""
    response = saved_with(editor_client, chapter, {}, initial=1, questions=[given])
    assert response.status_code == 302
    draft = ChapterPage.objects.get(pk=chapter.pk).get_latest_revision_as_object()
    assert not draft.questions.all()[0].options.all()[1].text_en
    assert AnswerOption.objects.filter(text_en="answer b").count() == 1


def test_a_question_that_was_put_right_in_the_form_goes_out(
    editor_client: Client, chapters: list[ChapterPage]
) -> None:
    """What is asked is the form, not what is stored."""
    draft = add_parts(chapters[0], question()).get_latest_revision_as_object()
    draft.questions.all()[0].options.all()[1].text_en = ""
    draft.save_revision()
    given = as_stored(chapters[0])
    response = saved_with(editor_client, chapters[0], PUBLISH, initial=1, questions=[given])
    assert response.status_code == 302, rows_of(response)[1][1].errors
    gone = {**given, "DELETE": "on"}
    gone["options"]["1-text_en"] = ""
    response = saved_with(editor_client, chapters[0], PUBLISH, initial=1, questions=[gone])
    assert response.status_code == 302
    assert not ChapterPage.objects.get(pk=chapters[0].pk).questions.exists()


@pytest.mark.parametrize("live", [True, False])
def test_a_question_without_a_right_answer_is_refused_at_the_question(
    editor_client: Client, chapters: list[ChapterPage], manual: ManualPage, live: bool
) -> None:
    unanswerable = asked()
    for place in (0, 1):
        unanswerable["options"][f"{place}-is_right"] = ""
    pages = Page.objects.count()
    if live:
        response = saved_with(editor_client, chapters[0], PUBLISH, questions=[unanswerable])
    else:
        response = new(editor_client, manual, unanswerable)
    assert response.status_code == 200
    (message,) = rows_of(response)[0].non_field_errors()
    assert message == "Question 1 has no right answer. Tick at least one option as right."
    assert message in response.content.decode()
    assert Page.objects.count() == pages


def test_a_new_chapter_that_is_refused_leaves_nothing(
    editor_client: Client, manual: ManualPage
) -> None:
    half = asked(text_en="")
    response = new(editor_client, manual, half)
    assert list(rows_of(response)[0].errors) == ["text_en"]
    assert not ChapterPage.objects.exists()
    assert not Revision.objects.exclude(object_id=str(manual.pk)).filter(
        content_type__model="chapterpage"
    )
    assert new(editor_client, manual, asked()).status_code == 302
    assert ChapterPage.objects.get().live


def test_no_other_way_lets_such_a_question_out(chapters: list[ChapterPage]) -> None:
    draft = chapters[0].get_latest_revision_as_object()
    draft.questions.add(question(right=""))
    revision = draft.save_revision()
    with pytest.raises(ValidationError, match="inget rätt svar"):
        revision.publish()
    assert not ChapterPage.objects.get(pk=chapters[0].pk).questions.exists()


def test_readers_do_not_meet_one_that_is_out_and_staff_are_told(
    client: Client, editor_client: Client, chapters: list[ChapterPage]
) -> None:
    asks = [question("b", name="Who decides"), question("a", name="Who pays")]
    chapter = add_parts(chapters[0], *asks)
    assert "Questions without" not in editor_client.get("/admin/").content.decode()
    AnswerOption.objects.filter(question__text_en="Who pays?").update(is_right=False)
    shown = client.get(chapter.address("en")).content.decode()
    assert "Who decides?" in shown
    assert "Who pays?" not in shown
    assert "Who pays?" not in ChapterPage.objects.get(pk=chapter.pk).words("en")
    told = editor_client.get("/admin/").content.decode()
    assert "Questions without a right answer" in told
    assert "Who pays, på svenska?" in told
    assert reverse("wagtailadmin_pages:edit", args=[chapter.pk]) in told


def row(words: str, **more: Any) -> dict[str, Any]:
    """Return the fields of a comment."""
    about = {"country": "", "party": "", "protection": "open"}
    return both(role="Ordförande", text=words) | about | more


def told(chapter: ChapterPage) -> list[str]:
    comments = ChapterPage.objects.get(pk=chapter.pk).country_comments.all()
    return [comment.text_sv for comment in comments]


def test_a_comment_is_added_changed_and_deleted(editor_client, chapters):
    chapter = chapters[0]
    response = saved_with(editor_client, chapter, PUBLISH, country_comments=[row("Vi började.")])
    assert response.status_code == 302, response.context["form"].errors
    assert told(chapter) == ["Vi började."]
    key = ChapterPage.objects.get(pk=chapter.pk).country_comments.get().pk
    changed = [row("Vi började om.", id=key)]
    response = saved_with(editor_client, chapter, PUBLISH, initial=1, country_comments=changed)
    assert response.status_code == 302
    assert told(chapter) == ["Vi började om."]
    gone = [row("Vi började om.", id=key, DELETE="on")]
    response = saved_with(editor_client, chapter, PUBLISH, initial=1, country_comments=gone)
    assert response.status_code == 302
    assert told(chapter) == []


def test_no_page_type_takes_the_name_of_the_comments_of_the_staff():
    """Wagtail knows its own form for them by this name, and mistakes any other for it."""
    pages = [model for model in apps.get_models() if issubclass(model, Page)]
    names = {rel.get_accessor_name() for page in pages for rel in get_all_child_relations(page)}
    assert "related_pages" in names
    assert "comments" not in names
