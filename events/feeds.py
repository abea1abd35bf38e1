"""What is new among the events, as Atom (RFC 4287), one feed a language."""

from django.http import HttpRequest, HttpResponse

from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.feeds import Feed

from .dates import event_dates
from .models import EventIndexPage
from .querysets import public_events

ENTRIES = 30


def atom(page: EventIndexPage, request: HttpRequest) -> HttpResponse:
    """The feed of the events published last, those that exist in the reader's language."""
    code = reader_language()
    feed = Feed(
        page,
        request,
        code,
        title=page.shown.heading,
        feed_url=absolute_url(request, page.route_address("feed", code)),
    )
    events = public_events(code).order_by("-first_published_at", "-pk")[:ENTRIES]
    for event in events:
        texts = (event_dates(event, code).own, Localized(event, code).summary)
        summary = ". ".join(text for text in texts if text)
        feed.add_page(event, summary, event.first_published_at)
    return feed.response()
