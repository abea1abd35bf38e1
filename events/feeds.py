"""What is new among the events, as Atom (RFC 4287), one feed a language."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import BasePage

from .models import EventIndexPage
from .queries import public_events
from .when import when

ENTRIES = 30


def atom(page: EventIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the events published last, those that exist in the reader's language."""
    code = reader_language()
    shown = InLanguage(page, page.shown_language)
    feed = Atom1Feed(
        title=shown.heading,
        link=absolute_url(request, page.address(code)),
        description=None,
        subtitle=shown.summary,
        language=code,
        feed_url=request.build_absolute_uri(),
        feed_guid=_identity(page, code),
    )
    events = public_events(code).order_by("-first_published_at", "-pk")[:ENTRIES]
    for event in events:
        text = InLanguage(event, code)
        feed.add_item(
            title=text.heading,
            link=absolute_url(request, event.address(code)),
            description=". ".join(part for part in (when(event, code).own, text.summary) if part),
            unique_id=_identity(event, code),
            pubdate=event.first_published_at,
            updateddate=event.last_published_at,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _identity(page: BasePage, code: str) -> str:
    """Return an entry's name for ever: an address may change."""
    return uuid.uuid5(page.translation_key, code).urn
