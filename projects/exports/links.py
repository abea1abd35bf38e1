"""What the page of the list says of open data: which files there are, and what is not in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from palmecenter.languages.localized import reader_language
from palmecenter.listing.filterset import ListFilters
from palmecenter.listing.summaries import SELECTED, EntrySummary, InArray
from palmecenter.listing.totals_cache import of_whole
from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_for_listing

from ..models.open_data import OpenDataSettings
from ..models.project import ProjectPage
from .formats import FORMATS
from .missing_fields import for_iati
from .publisher import is_known


@dataclass(frozen=True)
class FileLink:
    """A link to a file of the selection."""

    label: Promise | str
    url: str
    type: str


def links(index: Any, request: HttpRequest) -> list[FileLink]:
    """Links to the files that there are, each with the list's query."""
    code = reader_language()
    listing = index.listing(request)
    query = listing.query(code, number=())
    told = is_known(request) and _has_activities(listing.filters)
    return file_links(index, listing.path, query, request, has_activities=told)


def file_links(
    index: Any, path: str, query: str, request: HttpRequest, *, has_activities: bool
) -> list[FileLink]:
    """Links to the files of a selection: the address of the list that it is of, and the query.

    `has_activities` tells whether anything in it can be told as IATI.
    """
    code = reader_language()
    absent = set()
    if not is_known(request):
        absent = {kind.name for kind in FORMATS if kind.is_iati}
    elif not has_activities:
        absent = {"iati.xml"}
    return [
        FileLink(
            kind.label,
            (path if kind.of_selection else index.address(code))
            + kind.name
            + (f"?{query}" if query and kind.of_selection else ""),
            kind.content_type.partition(";")[0],
        )
        for kind in FORMATS
        if kind.name not in absent
    ]


def _has_activities(filters: ListFilters) -> bool:
    """Whether anything in the selection can be told as IATI; of a whole list, it is kept."""
    if filters.active():
        return _is_any_for_iati(filters.found[SELECTED])
    return of_whole("activities", filters, lambda: _is_any_for_iati(filters.whole))


def _is_any_for_iati(entries: Sequence[EntrySummary]) -> bool:
    keys = [entry.page for entry in entries]
    return bool(keys) and for_iati(ProjectPage.objects.filter(InArray("pk", keys))).exists()


def policy(request: HttpRequest) -> BasePage | None:
    """The page that says what is left out of open data, if it is public."""
    page = OpenDataSettings.for_request(request).exclusions_page
    return page if page and public_for_listing([page]) else None
