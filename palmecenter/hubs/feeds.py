"""What is new about a country or a theme, as Atom (RFC 4287) and as JSON Feed 1.1."""

import json
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.availability import has_language
from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.feeds import Feed, identity
from palmecenter.pages.models import BasePage, SiteSettings
from palmecenter.pages.querysets import LISTING_FIELDS
from palmecenter.pages.responses import changed_at

from .hub import Hub
from .parts import pages_parts

MOST_ENTRIES = 30
# More are fetched, for some exist in the other language alone.
FETCHED = 3 * MOST_ENTRIES
JSON_FEED = "https://jsonfeed.org/version/1.1"
NEWEST_FIRST = F("first_published_at").desc(nulls_last=True)
COLUMNS = (*LISTING_FIELDS, "first_published_at", "last_published_at", "translation_key")


def newest(hub: Hub, code: str) -> list[BasePage]:
    """The pages of a hub that exist in a language, in the order in which they were published."""
    found: list[BasePage] = []
    for part in pages_parts():
        pages = part.pages(hub.model, hub.term.pk)
        if pages is not None:
            found += pages.order_by(NEWEST_FIRST, "-pk").only(*COLUMNS)[:FETCHED]
    found = [page for page in found if has_language(page.as_live_row(), code)]
    found.sort(key=_since, reverse=True)
    found = found[:MOST_ENTRIES]
    if found:
        look_up_ancestors(found, BasePage.rows())
    return found


def _since(page: BasePage) -> tuple[float, int]:
    published = page.first_published_at
    return (published.timestamp() if published else 0, page.pk)


def serve_atom(index: Any, request: HttpRequest) -> HttpResponse:
    """Serve the feed of a hub as Atom."""
    code = reader_language()
    hub: Hub = index.below.value
    feed = Feed(
        index,
        request,
        code,
        title=_title(hub, request, code),
        feed_url=request.build_absolute_uri(request.path),
        subtitle=Localized(hub.term, code).text,
    )
    for page in newest(hub, code):
        feed.add_page(page, Localized(page, code).summary, page.first_published_at)
    return feed.response()


def serve_json(index: Any, request: HttpRequest) -> HttpResponse:
    """Serve the feed of a hub as JSON Feed."""
    code = reader_language()
    hub: Hub = index.below.value
    pages = newest(hub, code)
    feed = {
        "version": JSON_FEED,
        "title": _title(hub, request, code),
        "home_page_url": absolute_url(request, index.address_shown(code)),
        "feed_url": request.build_absolute_uri(request.path),
        "language": code,
        "items": [_item(page, request, code) for page in pages],
    }
    answer = HttpResponse(
        json.dumps(feed, ensure_ascii=False), content_type="application/feed+json"
    )
    answer["Content-Language"] = code
    changes = [page.last_published_at for page in pages if page.last_published_at]
    return changed_at(answer, max(changes, default=index.last_published_at))


def _item(page: BasePage, request: HttpRequest, code: str) -> dict[str, Any]:
    moments = {
        "date_published": page.first_published_at,
        "date_modified": page.last_published_at,
    }
    shown = Localized(page, code)
    return {
        "id": identity(page, code),
        "url": absolute_url(request, page.address(code)),
        "title": shown.heading,
        "content_text": shown.summary,
        "language": code,
        **{name: moment.isoformat() for name, moment in moments.items() if moment},
    }


def _title(hub: Hub, request: HttpRequest, code: str) -> str:
    name = getattr(SiteSettings.for_request(request), f"name_{code}")
    return f"{hub.heading} – {name}" if name else hub.heading
