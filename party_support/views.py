"""What is shown below the manual's address beside the chapters, see `routes`."""

from typing import Any

from django.http import HttpRequest

from .display import discussion, glossary
from .models import GlossaryTerm, ManualPage
from .queries import whole_chapters
from .voices import narrowed, voices_of


def voices_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Return the comments of all chapters."""
    voices = narrowed(voices_of(whole_chapters(page)), request)
    query = request.META.get("QUERY_STRING", "") if voices.chosen else ""
    return {
        "voices": voices,
        "print_query": query,
        "robots": "noindex, follow" if "country" in request.GET else "",
    }


def glossary_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Return the words that are explained."""
    return {"words": glossary(list(GlossaryTerm.objects.all()), page.shown_language)}


def circle_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Return the chapters with their questions for discussion."""
    chapters = whole_chapters(page)
    return {
        "sheets": [
            {
                "chapter": one,
                "number": one.number,
                "shown": one.shown,
                "discussion": discussion(one),
            }
            for one in chapters
        ]
    }
