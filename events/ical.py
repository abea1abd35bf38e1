"""Events as iCalendar (RFC 5545): one, or a list that calendar programs subscribe to."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast
from urllib.parse import urljoin

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from palmecenter.languages.localized import Localized
from palmecenter.languages.normalizing import normalized, normalized_line

from .models import EventPage
from .vtimezone import FIRST, vtimezone

PRODUCT = "-//Olof Palme International Center//Events//EN"
# How often a program asks again, if it follows the proposal.
ASK_AGAIN = timedelta(hours=12)


def calendar_of(
    events: Iterable[Localized], *, root: str, name: str = "", source: str = ""
) -> bytes:
    """A calendar of events, each in one language.

    `root` is the site's address, which the events' own paths follow. A list has a `name` and the
    address that it comes from. The same events give the same bytes, so that whoever asks again is
    told that nothing is new.
    """
    events = list(events)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        _describe(calendar, name, source)
    for zone, first_year in _zones(cast(EventPage, event.source) for event in events):
        calendar.add_component(vtimezone(zone, first_year))
    for event in events:
        with translation.override(event.language):
            calendar.add_component(_event(event, root))
    return calendar.to_ical()


def file_name(shown: Localized) -> str:
    """The name of a page's calendar file: the page's slug in the language it is shown in."""
    slug = shown.slug_en if shown.language == "en" else ""
    return f"{slug or shown.slug}.ics"


def _describe(calendar: Calendar, name: str, source: str) -> None:
    """Add what the list is, as RFC 7986 has it and as older programs read it."""
    name = normalized_line(name)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("source", source, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")


def _zones(events: Iterable[EventPage]) -> list[tuple[str, int]]:
    """The zones that times are given in, each with the first year of which it must know."""
    years: dict[str, int] = {}
    for event in events:
        if not event.is_all_day and event.time_zone != "UTC":
            year = event.start_date.year - 1
            years[event.time_zone] = min(FIRST, year, years.get(event.time_zone, FIRST))
    return sorted(years.items())


def _event(shown: Localized, root: str) -> Event:
    page = cast(EventPage, shown.source)
    entry = Event()
    entry.add("uid", str(page.translation_key))
    entry.add("sequence", page.sequence)
    published = page.last_published_at or timezone.now()
    entry.add("dtstamp", published)
    entry.add("last-modified", published)
    entry.add("created", page.first_published_at or published)
    for name, moment in _moments(page).items():
        entry.add(name, moment)
    language = {"LANGUAGE": shown.language}
    entry.add("summary", normalized_line(_summary(shown)), parameters=language)
    address = urljoin(root, page.address(shown.language))
    entry.add("description", normalized(_description(shown, address)), parameters=language)
    entry.add("url", address)
    if where := _where(page):
        entry.add("location", normalized_line(where))
    # What is postponed is not on that day either; when it has a new one it is confirmed again.
    entry.add("status", "CONFIRMED" if page.is_planned else "CANCELLED")
    entry.add("categories", [page.get_event_kind_display()])
    return entry


def _moments(page: EventPage) -> dict[str, Any]:
    if page.is_all_day:
        # The end is the day after the last one (3.6.1).
        return {"dtstart": page.start_date, "dtend": page.last_date + timedelta(days=1)}
    # Without a time at which it ends it has the rest of its last day. Of nothing but a beginning
    # programs make an event of no length (3.6.1), or of one day.
    begins, ends = page.span
    return {"dtstart": begins, "dtend": ends}


def _summary(shown: Localized) -> str:
    if shown.is_planned:
        return shown.heading
    # Not every program shows the status.
    return f"{shown.get_status_display().capitalize()}: {shown.heading}"


def _description(shown: Localized, address: str) -> str:
    return "\n\n".join(part for part in (shown.notice, shown.summary, address) if part)


def _where(page: EventPage) -> str:
    if page.is_hybrid and not page.place_line:
        return page.where
    online = page.stream_url or (_("Online") if page.is_online else "")
    return ", ".join(part for part in (page.place_line, online) if part)
