"""When an event is: wall time with its zone, the instants that follow, and both in words.

Events are entered and kept in wall time with the name of its zone: an event is at six in the
evening in Harare whatever becomes of the zone's rules. The instants that lists sort and filter by
are derived from that, here and nowhere else.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import format_date, get_timezone_location
from django.utils import translation
from django.utils.translation import gettext as _

# British dates and clocks of 24 hours: 10 December 2026, 18:00.
LOCALES = {"sv": "sv", "en": "en_GB"}
HOME_ZONE = "Europe/Stockholm"
# Names that are no place: aliases of old systems, and zones of fixed offset.
_NO_PLACE = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def time_zones() -> list[tuple[str, str]]:
    """The choices of a time zone: the names of the IANA database that are places, and UTC."""
    names = {name for name in available_timezones() if "/" in name}
    return [("UTC", "UTC")] + [
        (name, name.replace("_", " ")) for name in sorted(names) if not name.startswith(_NO_PLACE)
    ]


def instant(day: date, at: time, zone: str) -> datetime:
    """The instant of a wall time. Of an hour that comes twice it is the first."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def exists(day: date, at: time, zone: str) -> bool:
    """False for a time that clocks in a zone never show: they jump over an hour in spring."""
    wall = datetime.combine(day, at, ZoneInfo(zone))
    return wall.astimezone(UTC).astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(
        tzinfo=None
    )


def span(
    start: tuple[date, time | None], end: tuple[date | None, time | None], zone: str
) -> tuple[datetime, datetime]:
    """The instants at which something begins and is over.

    Without a time of day it begins with its first day; without an end it is over when its last day
    is, as clocks in its zone have it.
    """
    first, from_time = start
    last, to_time = end
    last = last or first
    begins = instant(first, from_time or time(), zone)
    if to_time is None:
        return begins, instant(last + timedelta(days=1), time(), zone)
    return begins, instant(last, to_time, zone)


@dataclass(frozen=True)
class EventDates:
    """The time of an event for readers.

    `own` is in the event's zone, whose name is in `clocks`; `utc` is empty for whole days. `begins`
    and `ends` are for machines: instants or, where the hour is not known, days; `ends` is empty
    where it says nothing that `begins` does not. `month` is short: "dec".
    """

    month: str
    own: str
    clocks: str
    utc: str
    begins: str
    ends: str


def day_words(day: date, code: str) -> str:
    """A day: "torsdag 10 december 2026", "Thursday 10 December 2026"."""
    return format_date(day, "EEEE d MMMM y", locale=LOCALES[code])


def days_words(first: date, last: date, code: str) -> str:
    """One or several whole days: "10–11 oktober 2009"."""
    if first == last:
        return day_words(first, code)
    end = format_date(last, "d MMMM y", locale=LOCALES[code])
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    shape = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{format_date(first, shape, locale=LOCALES[code])} – {end}"


def clock_words(begins: datetime, ends: datetime | None, code: str) -> str:
    """Times of day: "kl. 18.00–19.30", "18:00–19:30"."""
    shape = "%H.%M" if code == "sv" else "%H:%M"
    words = begins.strftime(shape) + (f"–{ends.strftime(shape)}" if ends else "")
    return f"kl. {words}" if code == "sv" else words


def from_words(begins: datetime, code: str) -> str:
    """Since when, of several days: "från kl. 10.00", "from 10:00"."""
    with translation.override(code):
        return _("from %(time)s") % {"time": clock_words(begins, None, code)}


def span_words(begins: datetime, ends: datetime | None, code: str) -> str:
    """Days and times: "torsdag 10 december 2026 kl. 18.00–19.30"."""
    if ends is None or ends.date() == begins.date():
        return _joined(begins.date(), clock_words(begins, ends, code), code)
    both = (_joined(end.date(), clock_words(end, None, code), code) for end in (begins, ends))
    return " – ".join(both)


def _joined(day: date, clock: str, code: str) -> str:
    return f"{day_words(day, code)} {clock}" if code == "sv" else f"{day_words(day, code)}, {clock}"


@lru_cache(maxsize=1024)
def clocks_of(zone: str, code: str) -> str:
    """Whose clocks the times are: "tid i Stockholm", "Stockholm time"."""
    if zone == "UTC":
        return "UTC"
    city = get_timezone_location(zone, locale=LOCALES[code], return_city=True)
    with translation.override(code):
        return _("%(city)s time") % {"city": city}


def utc_words(begins: datetime, ends: datetime | None, code: str) -> str:
    """The same in UTC, with the day only where it is another one."""
    start, end = begins.astimezone(UTC), ends.astimezone(UTC) if ends else None
    same_day = start.date() == begins.date() == (end or start).date()
    same_day = same_day and (ends is None or ends.date() == begins.date())
    words = clock_words(start, end, code) if same_day else span_words(start, end, code)
    return f"{words} UTC"


def event_dates(event: Any, code: str) -> EventDates:
    """When an event page says that it is, in one language."""
    begins, ends = event.span
    month = format_date(event.start_date, "LLL", locale=LOCALES[code]).rstrip(".")
    clocks = clocks_of(event.time_zone, code)
    if event.is_all_day:
        first, last = event.start_date, event.last_date
        own = days_words(first, last, code)
        return EventDates(
            month, own, clocks, "", first.isoformat(), last.isoformat() if last != first else ""
        )
    known_end = ends if event.end_time else None
    has_days = event.last_date != event.start_date
    if known_end is None and has_days:
        own = days_words(event.start_date, event.last_date, code)
        own = f"{own} {from_words(begins, code)}"
    else:
        own = span_words(begins, known_end, code)
    return EventDates(
        month=month,
        own=own,
        clocks=clocks,
        utc="" if event.time_zone == "UTC" else utc_words(begins, known_end, code),
        begins=begins.isoformat(),
        ends=(known_end or event.last_date).isoformat() if known_end or has_days else "",
    )


def moment_words(moment: datetime, code: str) -> str:
    """An instant on the clocks of Stockholm, where the Center is."""
    return span_words(moment.astimezone(ZoneInfo(HOME_ZONE)), None, code)
