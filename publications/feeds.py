"""Atom feeds (RFC 4287), one for each language: what is new among publications and articles."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid5
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.codes import CODES
from palmecenter.languages.presence import has_language
from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.lists import public_pages
from palmecenter.pages.models import BasePage, SiteSettings

from .below import Below

if TYPE_CHECKING:
    from .models import DebateIndexPage, PublicationIndexPage

FEED = {"sv": "flode.xml", "en": "feed.xml"}
MOST_ENTRIES = 30
# More are fetched, for some exist in the other language alone.
FETCHED = 3 * MOST_ENTRIES


class Feed(Atom1Feed):
    """An Atom feed whose entries can have several authors."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write an entry, with each of its authors."""
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")


def feed_below() -> Below:
    """Return the feed of a list, as what is below it."""
    return Below(FEED, serve_feed)


def serve_feed(
    index: "PublicationIndexPage | DebateIndexPage", request: HttpRequest
) -> HttpResponse:
    """Return the feed of a list in the reader's language: only what exists in it."""
    code = reader_language()
    site = SiteSettings.for_request(request)
    shown = index.shown
    feed = Feed(
        title=f"{shown.heading} – {getattr(site, f'name_{code}')}",
        link=absolute_url(request, index.address(code)),
        description="",
        subtitle=shown.summary,
        language=code,
        author_name=getattr(site, f"name_{code}") or shown.heading,
        feed_url=absolute_url(request, f"{index.address(code)}{FEED[code]}"),
        feed_guid=f"urn:uuid:{uuid5(index.translation_key, code)}",
    )
    for page in _pages(index.feed_pages(), code):
        _add(feed, page, code, request)
    response = HttpResponse(content_type=Feed.content_type)
    feed.write(response, "utf-8")
    response["Content-Language"] = code
    return response


def _pages(pages: Any, code: str) -> list[BasePage]:
    found = [page for page in public_pages(pages)[:FETCHED] if has_language(page, code)]
    found = found[:MOST_ENTRIES]
    if found and code != CODES[0]:
        look_up_ancestors(found, found[0].all_pages())
    return found


def _add(feed: Feed, page: Any, code: str, request: HttpRequest) -> None:
    shown = InLanguage(page, code)
    published = page.first_published_at
    if getattr(page, "date", None):
        published = datetime.combine(page.date, time(), UTC)
    feed.add_item(
        title=shown.heading,
        link=absolute_url(request, page.address(code)),
        description=shown.summary,
        unique_id=f"urn:uuid:{uuid5(page.translation_key, code)}",
        pubdate=published,
        updateddate=page.last_published_at,
        authors=_names(page.authors.all()),
        categories=[getattr(theme, f"name_{code}") for theme in page.themes.all()],
    )


def _names(authors: Iterable[Any]) -> list[str]:
    return [author.shown_name for author in authors]
