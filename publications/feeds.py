"""Atom feeds (RFC 4287), one for each language: what is new among publications and articles."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.availability import has_language
from palmecenter.languages.codes import CODES
from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.feeds import Feed, noon_of
from palmecenter.pages.models import BasePage, SiteSettings
from palmecenter.pages.querysets import public_pages

from .models import DebateIndexPage, PublicationIndexPage

MOST_ENTRIES = 30
# More are fetched, for some exist in the other language alone.
FETCHED = 3 * MOST_ENTRIES


def serve_feed(index: PublicationIndexPage | DebateIndexPage, request: HttpRequest) -> HttpResponse:
    """Serve the feed of a list in the reader's language: only what exists in it."""
    code = reader_language()
    name = getattr(SiteSettings.for_request(request), f"name_{code}")
    heading = index.shown.heading
    feed = Feed(
        index,
        request,
        code,
        title=f"{heading} – {name}",
        author_name=name or heading,
        feed_url=absolute_url(request, index.route_address("feed", code)),
    )
    for page in _pages(index.feed_pages(), code):
        day = getattr(page, "date", None)
        feed.add_page(
            page,
            Localized(page, code).summary,
            noon_of(day) if day else page.first_published_at,
            authors=[author.shown_name for author in page.authors.all()],
            categories=[getattr(theme, f"name_{code}") for theme in page.themes.all()],
        )
    return feed.response()


def _pages(pages: Any, code: str) -> list[BasePage]:
    found = [page for page in public_pages(pages)[:FETCHED] if has_language(page, code)]
    found = found[:MOST_ENTRIES]
    if found and code != CODES[0]:
        look_up_ancestors(found, found[0].all_pages())
    return found
