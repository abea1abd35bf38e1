"""The annexes of the manual: what lies below its address beside the chapters."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .annexes import Annex
from .checks import check_context, key_context
from .display import discussion, glossary
from .finding import search_context
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


ANNEXES = (
    Annex(
        name="check",
        slugs={"sv": "kunskapstest", "en": "knowledge-check"},
        heading=_("Check your knowledge"),
        template="party_support/check.html",
        print_template="print/question_sheet.html",
        context=check_context,
    ),
    Annex(
        name="key",
        slugs={"sv": "facit", "en": "answer-key"},
        heading=_("Answer key"),
        template="party_support/answer_key.html",
        print_template="print/answer_key.html",
        context=key_context,
    ),
    Annex(
        name="circle",
        slugs={"sv": "studiecirkel", "en": "study-circle"},
        heading=_("For the study-circle leader"),
        template="party_support/circle.html",
        print_template="print/circle.html",
        context=circle_context,
    ),
    Annex(
        name="voices",
        slugs={"sv": "roster", "en": "voices"},
        heading=_("Comments from different countries"),
        template="party_support/voices.html",
        print_template="print/voices.html",
        context=voices_context,
    ),
    Annex(
        name="glossary",
        slugs={"sv": "ordlista", "en": "glossary"},
        heading=_("Glossary"),
        template="party_support/glossary.html",
        print_template="print/glossary.html",
        context=glossary_context,
    ),
    Annex(
        name="search",
        slugs={"sv": "sok", "en": "search"},
        heading=_("Search the manual"),
        template="party_support/search.html",
        print_template="print/manual_search.html",
        context=search_context,
        is_indexed=False,
    ),
)
