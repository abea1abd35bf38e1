"""Calendars below the pages of events."""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.querysets import public_for_listing
from palmecenter.pages.responses import changed_at

from .models import EventIndexPage, EventPage
from .querysets import public_events

# A program that asks now and then still hears of what was cancelled or moved.
REMEMBERED = timedelta(days=366)


def event_calendar(page: EventPage, request: HttpRequest) -> HttpResponse:
    """One event for a calendar, in the language that its page is shown in."""
    return _calendar(page, request, [page.shown])


def index_calendar(page: EventIndexPage, request: HttpRequest) -> HttpResponse:
    """The events that exist in the reader's language, for programs to subscribe to.

    The query is that of the list, so that what somebody filtered can be subscribed to.
    """
    code = reader_language()
    chosen = page.listing(request).filters.selection().values("page")
    since = timezone.now() - REMEMBERED
    events = public_events(code).filter(ends_at__gt=since, pk__in=chosen)
    shown = [
        Localized(event, code) for event in public_for_listing(events.order_by("starts_at", "pk"))
    ]
    described = {"name": page.shown.heading, "source": request.build_absolute_uri()}
    return _calendar(page, request, shown, **described)


def _calendar(
    page: EventPage | EventIndexPage,
    request: HttpRequest,
    events: Iterable[Localized],
    **described: str,
) -> HttpResponse:
    """The calendar file of a page, as new as what in it or the page was published last."""
    from .ical import calendar_of, file_name  # icalendar takes memory: only where needed.

    events = list(events)
    root = absolute_url(request, "/").rstrip("/")
    content = calendar_of(events, root=root, **described)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file_name(page.shown)}"'
    published = [event.last_published_at for event in events] + [page.last_published_at]
    return changed_at(response, max(filter(None, published), default=None))
