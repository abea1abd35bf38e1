"""What is shown below the manual's address beside the chapters and checks, see `routes`."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from palmecenter.languages.codes import localized
from palmecenter.languages.localized import reader_language
from palmecenter.listing.parsing import as_shown
from palmecenter.search.query import read_query

from .context.manual import discussion
from .country_comments import comments_of, narrowed
from .glossary import glossary
from .manual_search import COMMENTS, TEXTS, find, passages_of
from .models import ChapterPage, GlossaryTerm, ManualPage


def comments_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """The comments on all chapters."""
    comments = narrowed(comments_of(page.whole_chapters()), request)
    return {
        "comments": comments,
        "print_query": request.META.get("QUERY_STRING", "") if comments.chosen else "",
        "robots": "noindex, follow" if "country" in request.GET else "",
    }


def glossary_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """The words that are explained."""
    return {"words": glossary(GlossaryTerm.objects.all(), page.shown_language)}


def circle_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """The chapters with their questions for discussion."""
    return {
        "sheets": [
            {
                "chapter": chapter,
                "number": chapter.number,
                "shown": chapter.shown,
                "discussion": discussion(chapter),
            }
            for chapter in page.whole_chapters()
        ]
    }


def search_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """What `?q=` finds in the manual; `chapter`, `in` and `country` narrow it."""
    chapters = page.whole_chapters()
    query = read_query(request.GET.get("q", ""))
    notes: list[str] = []
    number = _chosen(request, "chapter", [str(chapter.number) for chapter in chapters], notes)
    kind = _chosen(request, "in", [TEXTS, COMMENTS], notes)
    countries = _countries(chapters)
    country = _chosen(request, "country", [code for code, _name in countries], notes)
    passages = (
        passage
        for passage in passages_of(chapters)
        if number in {"", str(passage.chapter.number)}
        and kind in {"", passage.kind}
        and (not country or (passage.country and passage.country.code.lower() == country))
    )
    return {
        "query": query,
        "hits": find(passages, query.words),
        "chapters": chapters,
        "countries": countries,
        "number": number,
        "kind": kind,
        "country": country,
        "notes": notes,
        "print_query": request.META.get("QUERY_STRING", "") if query.words else "",
        "is_printable": bool(query.words),
        "robots": "noindex, follow",
    }


def _chosen(request: HttpRequest, name: str, known: list[str], notes: list[str]) -> str:
    """Read a choice in the address; one that is unknown is left out, and said to be."""
    value = request.GET.get(name, "").strip()
    if value and value not in known:
        notes.append(
            _("“%(value)s” was left out: there is no such choice.") % {"value": as_shown(value)}
        )
        return ""
    return value


def _countries(chapters: Sequence[ChapterPage]) -> list[tuple[str, str]]:
    """The countries that comments come from, in the reader's language."""
    rows = (comment.shown for comment in comments_of(chapters))
    found = {row.country for row in rows if row.country}
    name = localized("name", reader_language())
    return sorted(((land.code.lower(), getattr(land, name)) for land in found), key=itemgetter(1))
