"""The form that a chapter is edited in, as a browser sends it."""

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from party_support.models import ChapterPage

PUBLISH = {"action-publish": "action-publish"}
RELATIONS = ("country_comments", "questions", "discussion_questions", "related_pages")
HEADINGS = {"body_sv": "Första delen", "body_en": "First part"}


def both(**columns: str) -> dict[str, Any]:
    """Return fields of a form with the same words in both languages."""
    return {f"{name}_{code}": words for name, words in columns.items() for code in ("sv", "en")}


def asked(**columns: str) -> dict[str, Any]:
    """Return the fields of a question with two answers."""
    options = [
        both(text=words, explanation="") | {"is_right": right}
        for words, right in (("ja", "on"), ("nej", ""))
    ]
    question = both(text="Vem?", explanation="", section="")
    return question | {"options": inline_formset(options)} | columns


def saved_with(
    client: Any,
    chapter: ChapterPage,
    how: dict[str, str],
    *,
    initial: int = 0,
    **rows: list[dict[str, Any]],
) -> Any:
    """Send the form of a chapter; `how` is the button that was pressed.

    `rows` are those of its inline forms, of which `initial` are there already.
    """
    text = ("text", rich_text("<p>Text.</p>"))
    bodies = {
        column: streamfield([("heading", {"text": words, "level": "2"}), text])
        for column, words in HEADINGS.items()
    }
    inline = {
        name: inline_formset(rows.get(name, []), initial=initial if name in rows else 0)
        for name in RELATIONS
    }
    data = {
        **both(heading="Varför", summary=""),
        "slug": "varfor",
        "slug_en": "why",
        "picture": "",
        "protection": "open",
        "ready_sv": "on",
        "ready_en": "on",
        **bodies,
        **inline,
    }
    address = reverse("wagtailadmin_pages:edit", args=[chapter.pk])
    return client.post(address, nested_form_data(data) | how)
