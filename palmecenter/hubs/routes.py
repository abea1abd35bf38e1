"""What stands below the pages of all countries and of all themes: each hub, and its feeds."""

from collections.abc import Iterable

from palmecenter.languages.codes import CODES
from palmecenter.pages import routes
from palmecenter.pages.routes import GAP, Route

from .context import FEEDS, hub_context
from .feeds import serve_atom, serve_json
from .hub import every_hub, find_hub

HUB = Route(
    name="hub",
    slugs=dict.fromkeys(CODES, f"{GAP}/"),
    template="hubs/hub.html",
    print_template="hubs/print/hub.html",
    context=hub_context,
    read=find_hub,
    every=every_hub,
    printable=True,
    indexed=True,
)


def _is_below(page: object) -> bool:
    """Whether a hub was asked for: the page of all of them has no feed of its own."""
    return getattr(page, "below", None) is not None


def register(index_types: Iterable[type]) -> None:
    """Declare the routes of the pages of all countries and of all themes."""
    atom, json = FEEDS.values()
    feeds = (
        Route(name="feed", slugs=atom, view=serve_atom, follows=True, is_offered=_is_below),
        Route(name="json-feed", slugs=json, view=serve_json, follows=True, is_offered=_is_below),
    )
    for index_type in index_types:
        routes.register(index_type, HUB, *feeds)
