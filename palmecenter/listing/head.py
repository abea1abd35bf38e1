"""What search engines learn of a page of a list: its clean address, and whether to keep it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from palmecenter.languages.codes import CODES
from palmecenter.pages.context import absolute_url

from .listing import Listing
from .places import Place

if TYPE_CHECKING:
    from .pages import ListPageMixin


def head_of_list(
    page: "ListPageMixin", listing: Listing, request: HttpRequest, *, exists_in_both: bool
) -> dict[str, Any]:
    """Return `canonical`, `hreflangs` and `robots` of a page of a list.

    Whole lists and their places are kept, page by page. A list that is filtered by what has a place
    of its own is that place. What else can be combined has no end, and is not kept.
    """
    here = {
        code: _absolute(request, page.address_shown(code), listing.query(code)) for code in CODES
    }
    place = _place_instead(page, listing)
    if place:
        code = page.shown_language
        path = page.address(code) + place.path(code)
        return {"canonical": absolute_url(request, path), "hreflangs": {}}
    if not listing.is_in_full:
        return {"canonical": here[listing.code], "hreflangs": {}, "robots": "noindex, follow"}
    return {"canonical": here[page.shown_language], "hreflangs": here if exists_in_both else {}}


def _absolute(request: HttpRequest, path: str, query: str) -> str:
    return absolute_url(request, path) + (f"?{query}" if query else "")


def _place_instead(page: "ListPageMixin", listing: Listing) -> Place | None:
    """Return the place that shows the same, where the list is filtered by its term alone."""
    filters = listing.filters
    names = filters.active()
    if page.at or len(names) != 1 or names[0] not in page.place_facets:
        return None
    kept = filters.readings[names[0]].kept
    others = listing.query(listing.code, **{names[0]: ()})
    if len(kept) != 1 or others or not listing.total:
        return None
    facet: Any = filters.facets[names[0]]
    return Place(facet, facet.by_key[kept[0]])
