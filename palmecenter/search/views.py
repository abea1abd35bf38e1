"""The page of search results."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ResultPage, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.localized import reader_language
from palmecenter.pages.models import BasePage, SectionPage
from palmecenter.pages.navigation import section_of

from .excerpts import Marker
from .finding import Found
from .models import JUST_A_PAGE, PageText, kinds
from .query import Query, WordsIn, read_query

PER_PAGE = 10


@dataclass(frozen=True)
class Hit:
    """A page in the list of results, in the language that it was found in."""

    language: str
    heading: SafeString
    excerpt: SafeString
    url: str
    kind: str
    """What readers call it; empty where it is just a page."""
    section: SectionPage | None
    is_demo: bool
    title_language: str

    @property
    def differs(self) -> bool:
        """Say whether it is in another language than the reader's, and must be marked."""
        return self.language != reader_language()


@dataclass(frozen=True)
class Choice:
    """A link that narrows the results to one kind of page."""

    label: str
    count: int
    url: str
    current: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what `?q=` finds in the reader's language: `type` narrows it, `page` counts from 1.

    Whatever makes no sense is left out: an unknown type, a page that is no number. A page beyond
    the last is the last.
    """
    query = read_query(request.GET.get("q", ""))
    kind = request.GET.get("type", "")
    kind = kind if kind in kinds() else ""
    found = Found(query, reader_language(), kind)
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "robots": "noindex, follow",
        "query": query,
        "kind": kind,
        "count": len(found),
        "choices": choices(query, found, kind),
        "hits": hits(list(results), query, request),
        "results": results,
        **steps(query, kind, results),
    }
    return render(request, "search/search.html", context)


def address(query: Query, kind: str = "", page: int = 1) -> str:
    """Return the address of a page of results; it holds the whole state, so it can be shared."""
    parameters = {"q": query.text, "type": kind, "page": page if page > 1 else ""}
    state = urlencode({name: value for name, value in parameters.items() if value})
    return f"{reverse('search')}?{state}"


def choices(query: Query, found: Found, kind: str) -> list[Choice]:
    """Return the kinds that results can be narrowed to, after all; none for one kind alone."""
    present = [key for key in kinds() if found.counts[key] or key == kind]
    if len(present) < 2 and not kind:
        return []
    every = Choice(_("All"), found.counts.total(), address(query), current=not kind)
    return [
        every,
        *(
            Choice(str(kinds()[key]), found.counts[key], address(query, key), current=key == kind)
            for key in present
        ),
    ]


def hits(rows: list[PageText], query: Query, request: HttpRequest) -> list[Hit]:
    """Return the results as they are listed; the addresses of all of them cost one query."""
    look_up_ancestors([row.page for row in rows], BasePage.objects.all())
    markers = {row.language: Marker(WordsIn(query.words, row.language)) for row in rows}
    return [_hit(row, markers[row.language], request) for row in rows]


def _hit(row: PageText, marker: Marker, request: HttpRequest) -> Hit:
    section = section_of(row.page, request)
    return Hit(
        language=row.language,
        heading=marker.mark(row.heading),
        excerpt=marker.excerpt([row.summary, row.text]),
        url=row.page.address(reader_language()),
        kind="" if row.type == JUST_A_PAGE else str(kinds().get(row.type, "")),
        section=section if section and section.pk != row.page_id else None,
        is_demo=row.page.is_demo,
        title_language=row.page.title_language,
    )


def steps(query: Query, kind: str, results: ResultPage) -> dict[str, Any]:
    """Return the addresses of the pages before and after this one, where there are any."""
    return {
        "previous_url": address(query, kind, results.number - 1) if results.has_previous() else "",
        "next_url": address(query, kind, results.number + 1) if results.has_next() else "",
    }
