"""Editing a chapter: its comments from different countries are no comments of the staff."""

from typing import Any

import pytest
from django.apps import apps
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from party_support.models import ChapterPage

from .editor import PUBLISH, both, saved_with

pytestmark = pytest.mark.django_db


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
