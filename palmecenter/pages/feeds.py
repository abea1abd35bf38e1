"""Atom (RFC 4287) as every section of the site writes it."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid5
from xml.sax.xmlreader import AttributesImpl
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from palmecenter.languages.localized import Localized
from palmecenter.languages.normalizing import well_formed

from .context import absolute_url
from .models import BasePage
from .responses import changed_at


class WellFormedGenerator(SimplerXMLGenerator):
    """Writes XML that every program can read, whatever the rows hold."""

    def characters(self, content: str) -> None:
        """Write a text without what XML may not hold, of which Django makes an error."""
        super().characters(well_formed(content))

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the interface of SAX
        """Begin an element, its attributes likewise."""
        written = {key: well_formed(str(value)) for key, value in attrs.items()}
        super().startElement(name, AttributesImpl(written))


class Feed(Atom1Feed):
    """A feed of pages in one language: summaries are text, and entries can have several authors.

    Django writes a summary as HTML, in which the words between < and > are a tag that nobody sees.
    """

    content_type = "application/atom+xml; charset=utf-8"

    def __init__(self, page: BasePage, request: HttpRequest, code: str, **kwargs: Any) -> None:
        """Make the feed of a page, or of what it shows below its address.

        `title` and `feed_url` are given; `subtitle` where it is not the page's summary.
        """
        self.page, self.request, self.code = page, request, code
        below = page.below.path(code) if page.below else ""
        super().__init__(
            link=absolute_url(request, page.address_shown(code)),
            # What RSS has; Atom has the subtitle.
            description="",
            language=code,
            feed_guid=identity(page, code, below),
            **({"subtitle": page.shown.summary} | kwargs),
        )

    def add_page(
        self, page: BasePage, summary: str, published: datetime | None, **more: Any
    ) -> None:
        """Add an entry for a page, which exists in the feed's language."""
        self.add_item(
            title=Localized(page, self.code).heading,
            link=absolute_url(self.request, page.address(self.code)),
            description="",
            summary=summary,
            unique_id=identity(page, self.code),
            pubdate=published,
            updateddate=page.last_published_at,
            **more,
        )

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed as Django does, by another generator."""
        handler = WellFormedGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write an entry, its summary as the text that it is, and each of its authors.

        The description, which Django writes as HTML, is left out: else there would be two.
        """
        super().add_item_elements(handler, item | {"description": None})
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"], {"type": "text"})
        for name in item.get("authors", ()):
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")

    def latest_post_date(self) -> datetime:
        """Return when anything in it changed: of an empty feed that is not now, but its page."""
        known = [item["updateddate"] for item in self.items]
        return max(
            (one for one in [*known, self.page.last_published_at] if one), default=timezone.now()
        )

    def response(self) -> HttpResponse:
        """Return the feed as the answer to its request."""
        answer = HttpResponse(content_type=self.content_type)
        self.write(answer, "utf-8")
        answer["Content-Language"] = self.code
        return changed_at(answer, self.latest_post_date())


def identity(page: BasePage, code: str, below: str = "") -> str:
    """Return the name for ever of an entry, or of a feed, as an address may change.

    `below` is what the address of what it is about has below the page's.
    """
    return uuid5(page.translation_key, code + below).urn


def noon_of(day: date) -> datetime:
    """Return an instant of a day that is the same day for readers from Honolulu to Tokyo.

    Midnight, in UTC or in Sweden, is the day before in half of the world.
    """
    return datetime.combine(day, time(12), ZoneInfo(settings.TIME_ZONE))
