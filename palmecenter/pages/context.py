"""What every page's template gets besides the page itself."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from palmecenter.languages.addresses import HOME_DEPTH, remember
from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import CODES, OWN_NAMES
from palmecenter.languages.localized import reader_language
from palmecenter.protection.redaction import hidden_names

from .navigation import voice_of
from .querysets import LISTING_FIELDS, public_for_listing
from .routes import Match, asks_for_words, renderings


@dataclass(frozen=True)
class Alternate:
    """A link of the language switch. `available` says whether there is text in that language."""

    code: str
    name: str
    url: str
    current: bool
    available: bool


def page_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the context of a page's own address.

    `shown`: the page in the language it is shown in; `crumbs`: the live pages above it, the home
    page first; `related`; `voice`: the accent of its section; `views`: links to its print view and
    the like; and the addresses of `addresses_context`.
    """
    return {
        "shown": page.shown,
        # A page may be live below a draft, whose heading is nobody's business yet.
        "crumbs": [above for above in ancestors(page) if above.live],
        "related": related(page),
        "voice": voice_of(page, request),
        "views": view_links(page, request),
        **addresses_context(page, request),
    }


def addresses_context(
    page: Page, request: HttpRequest, view: Match | None = None
) -> dict[str, Any]:
    """Return the addresses that the head and the switch name, for a page or one of its views.

    `alternates` keeps place and query. `canonical` is absolute and leads to the page itself in the
    language it is shown in; `hreflangs` are there only when the page exists in both languages.
    """
    exists = languages_of(page)
    own = {code: page.address_shown(code) for code in CODES}
    queries = {code: page.query_in(code, request) for code in CODES}
    alternates = [
        Alternate(
            code=code,
            name=OWN_NAMES[code],
            url=_viewed(own[code], view, code) + (f"?{queries[code]}" if queries[code] else ""),
            current=code == reader_language(),
            available=code in exists,
        )
        for code in CODES
    ]
    absolute = {code: absolute_url(request, own[code]) for code in CODES}
    return {
        "alternates": alternates,
        "canonical": absolute[page.shown_language],
        "hreflangs": absolute if len(exists) == len(CODES) else {},
        "page_url": own[reader_language()],
    }


def view_url(page: Page, request: HttpRequest, view: Match) -> str:
    """Return the address of a view of a page in the reader's language, query and all."""
    code = reader_language()
    query = page.query_in(code, request)
    return _viewed(page.address_shown(code), view, code) + (f"?{query}" if query else "")


def _viewed(address: str, view: Match | None, code: str) -> str:
    return address + (view.path(code) if view else "")


def context_below(page: Page, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Return the context of what is shown below a page's address, given the page's.

    Its route's `context` may say otherwise: `print_query` is what of the query it prints by, and
    where it is not `is_printable` now there is nothing to print yet.
    """
    route: Any = page.below.route if page.below else None
    context = context | {
        "route": route,
        "crumbs": [*context["crumbs"], page],
        "related": [],
        "print_template": route.print_template,
        "print_title": route.heading,
        "print_summary": "",
        **route.context(page, request),
    }
    if not context.get("is_printable", True):
        context["views"] = []
    if query := context.get("print_query"):
        for view in context["views"]:
            view["url"] += f"?{query}"
    return context


def view_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the context of a view below a page that is a page of its own to readers."""
    context = page_context(page, request)
    addresses = {code: _viewed(page.address_shown(code), page.view, code) for code in CODES}
    query = request.META.get("QUERY_STRING", "")
    return {
        **context,
        "page": page,
        "crumbs": [*context["crumbs"], page],
        "alternates": [
            replace(one, url=addresses[one.code] + (f"?{query}" if query else ""))
            for one in context["alternates"]
        ],
        "canonical": absolute_url(request, addresses[reader_language()]),
        "hreflangs": {code: absolute_url(request, url) for code, url in addresses.items()},
        "views": [],
    }


def absolute_url(request: HttpRequest, path: str) -> str:
    """Return the absolute address of a path at the request's host, which ALLOWED_HOSTS guards."""
    return path if urlsplit(path).scheme else request.build_absolute_uri(path)


def view_links(page: Page, request: HttpRequest) -> list[dict[str, Any]]:
    """Return links to the views under a page's address, in the reader's language."""
    code = reader_language()
    has_words = asks_for_words(request)
    with translation.override(code):
        return [
            {
                "name": view.name,
                "label": view.label,
                "url": page.address_shown(code) + view.path(code),
                "size": view.size(page, code),
            }
            for view in renderings(page)
            if view.is_possible() and (view.of_words or not has_words)
        ]


def ancestors(page: Page) -> list[Page]:
    """Return the pages above a page, the home page first. Routing has met them all already."""
    if page.ancestors_met is None:
        above = page.all_pages().ancestor_of(page).order_by("depth")
        page.ancestors_met = list(above) if page.depth > HOME_DEPTH else []
        remember(page.ancestors_met)
    return page.ancestors_met


def related(page: Page) -> list[Page]:
    """Return the public pages that relate to a page, in the editors' order.

    What may not tell what it relates to is related to nothing, seen from the other side either.
    """
    if not page.shows_related:
        return []
    # Most pages have none: narrow rows first.
    keys = [row.related_id for row in page.related_pages.all()]
    if not keys:
        return []
    found = {one.pk: one for one in page.all_pages().filter(pk__in=keys).only(*LISTING_FIELDS)}
    in_order = [found[key] for key in keys if key in found]
    return public_for_listing([one for one in in_order if not hides_related(one)])


def hides_related(page: Page) -> bool:
    """Return whether no open page may lead to a page: what is said beside the link may tell it."""
    return not page.is_open and "related_pages" in hidden_names(
        page.specific_class, page.protection
    )
