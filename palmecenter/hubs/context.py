"""What a hub shows, on the screen and on paper, as plain data."""

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import HttpRequest
from django.utils.text import capfirst

from palmecenter.languages.collation import sort_key
from palmecenter.languages.localized import Localized, reader_language, where_written
from palmecenter.pages.models import BasePage
from palmecenter.pages.navigation import fronts, voice_of
from palmecenter.pages.querysets import public_for_listing
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation

from .hub import Hub
from .parts import PagesPart, Part, pages_parts, parts

MOST = 8
"""So many pages of a kind stand on a hub; the list has them all."""


class Item(NamedTuple):
    """A page on a hub, and what is said of it below its summary."""

    shown: Localized
    meta: str


def hub_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What the template of a hub gets: `hub`, its `term` as shown, and its `parts` in order."""
    hub: Hub = page.below.value
    code = reader_language()
    of_pages = _of_pages(hub, request)
    found = []
    for part in (*parts(), ORGANISATIONS):
        content = of_pages.get(part.rank) or part.content(hub, request)
        if content:
            templates = {"template": part.template, "print_template": part.print_template}
            found.append({"rank": part.rank, **templates, **content})
    return {
        "hub": hub,
        "term": hub.shown,
        "note": where_written(page.shown, "note"),
        "parts": sorted(found, key=itemgetter("rank")),
        "feeds": [
            {"type": type_, "url": page.address_shown(code) + path[code]}
            for type_, path in FEEDS.items()
        ],
        "place": hub,
        "print_title": capfirst(hub.heading),
        "print_list": page.shown,
    }


FEEDS = {
    "application/atom+xml": {"sv": "flode.xml", "en": "feed.xml"},
    "application/feed+json": {"sv": "flode.json", "en": "feed.json"},
}


def _of_pages(hub: Hub, request: HttpRequest) -> dict[int, dict[str, Any]]:
    """What the parts that list pages show, by their ranks.

    The lists that they stand in come first, by one query: of those their addresses are made.
    """
    code = reader_language()
    fronts(request)
    fetched = {part.rank: (part, list(_first(part, hub))) for part in pages_parts()}
    every = chain.from_iterable(pages for _part, pages in fetched.values())
    public = {page.pk for page in public_for_listing(every)}
    found = {}
    for rank, (part, pages) in fetched.items():
        items = [Item(page.shown, part.meta(page, code)) for page in pages if page.pk in public]
        if items:
            found[rank] = {
                "id": part.name,
                "heading": part.heading,
                "items": items,
                **_list_of(part, hub, request),
            }
    return found


def _first(part: PagesPart, hub: Hub) -> Iterator[BasePage]:
    pages = part.pages(hub.model, hub.term.pk)
    if pages is not None:
        for page in part.fetch(pages.order_by(*part.order, "-pk"))[:MOST]:
            yield page.as_live_row()


def _list_of(part: PagesPart, hub: Hub, request: HttpRequest) -> dict[str, Any]:
    """The voice of a part's section, and where all of its pages about a term are listed."""
    front = next((one for one in fronts(request) if one.specific_class is part.list_type), None)
    if front is None:
        return {}
    code = reader_language()
    found: dict[str, Any] = {"voice": voice_of(front, request)}
    query = part.list_query(hub.term, code) if hub.model in part.relations else ""
    if query:
        found |= {"more_url": f"{front.address(code)}?{query}", "more": part.list_label}
    return found


def _organisations(hub: Hub, _request: HttpRequest) -> dict[str, Any]:
    """The open organisations that open pages about a term name, by name."""
    named = Q()
    for part in pages_parts():
        rows = part.rows(hub.model, hub.term.pk)
        if rows is not None:
            is_open = rows.order_by().filter(protection=ProtectionLevel.OPEN)
            for relation in part.organisations:
                named |= Q(pk__in=is_open.filter(**{f"{relation}__isnull": False}).values(relation))
    if not named:
        return {}
    code = reader_language()
    rows = Organisation.objects.filter(named, protection=ProtectionLevel.OPEN).order_by()
    shown = [where_written(Localized(one, code), "name") for one in rows]
    by_name = sorted(shown, key=lambda one: sort_key(one.name, code))
    return {"organisations": by_name} if by_name else {}


ORGANISATIONS = Part(
    rank=70,
    template="hubs/parts/organisations.html",
    print_template="hubs/parts/organisations.html",
    content=_organisations,
)
