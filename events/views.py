"""Files below the pages of events: calendars and the feed."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.lists import listed
from palmecenter.pages.responses import changed_at

from . import feeds
from .models import EventIndexPage, EventPage
from .queries import public_events

# A program that asks now and then still hears of what was cancelled or moved.
REMEMBERED = timedelta(days=366)


def event_calendar(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Return one event for a calendar, in the language that its page is shown in."""
    from .calendar import calendar_of, file_name  # icalendar takes memory: only where needed.

    content = calendar_of([page.shown], root=_root(request))
    return _calendar(content, file_name(page.shown), page.last_published_at)


def index_calendar(page: EventIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the events that exist in the reader's language, for programs to subscribe to.

    The query is that of the list, so that what somebody filtered can be subscribed to.
    """
    from .calendar import calendar_of, file_name

    code = reader_language()
    chosen = page.listing(request).filters.selection().values("page")
    since = timezone.now() - REMEMBERED
    events = public_events(code).filter(ends_at__gt=since, pk__in=chosen)
    found = listed(events.order_by("starts_at", "pk"))
    content = calendar_of(
        [InLanguage(event, code) for event in found],
        root=_root(request),
        name=page.shown.heading,
        source=request.build_absolute_uri(),
    )
    known = [event.last_published_at for event in found] + [page.last_published_at]
    return _calendar(content, file_name(page.shown), max(filter(None, known), default=None))


def index_feed(page: EventIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the feed of what is new."""
    return feeds.atom(page, request)


def _root(request: HttpRequest) -> str:
    return absolute_url(request, "/").rstrip("/")


def _calendar(content: bytes, name: str, changed: datetime | None) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return changed_at(response, changed)
