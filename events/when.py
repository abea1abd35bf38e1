"""When something is, in words: in the event's own zone, and in UTC for those who are elsewhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location
from django.utils import translation
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import EventPage

# British dates and clocks of 24 hours: 10 December 2026, 18:00.
LOCALES = {"sv": "sv", "en": "en_GB"}
HOME_ZONE = "Europe/Stockholm"


@dataclass(frozen=True)
class When:
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
    """Return a day: "torsdag 10 december 2026", "Thursday 10 December 2026"."""
    return format_date(day, "EEEE d MMMM y", locale=LOCALES[code])


def days_words(first: date, last: date, code: str) -> str:
    """Return one or several whole days: "10–11 oktober 2009"."""
    if first == last:
        return day_words(first, code)
    end = format_date(last, "d MMMM y", locale=LOCALES[code])
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    shape = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{format_date(first, shape, locale=LOCALES[code])} – {end}"


def clock_words(begins: datetime, ends: datetime | None, code: str) -> str:
    """Return times of day: "kl. 18.00–19.30", "18:00–19:30"."""
    shape = "%H.%M" if code == "sv" else "%H:%M"
    words = begins.strftime(shape) + (f"–{ends.strftime(shape)}" if ends else "")
    return f"kl. {words}" if code == "sv" else words


def from_words(begins: datetime, code: str) -> str:
    """Return since when, of several days: "från kl. 10.00", "from 10:00"."""
    with translation.override(code):
        return _("from %(time)s") % {"time": clock_words(begins, None, code)}


def span_words(begins: datetime, ends: datetime | None, code: str) -> str:
    """Return days and times: "torsdag 10 december 2026 kl. 18.00–19.30"."""
    if ends is None or ends.date() == begins.date():
        return _joined(begins.date(), clock_words(begins, ends, code), code)
    both = (_joined(one.date(), clock_words(one, None, code), code) for one in (begins, ends))
    return " – ".join(both)


def _joined(day: date, clock: str, code: str) -> str:
    return f"{day_words(day, code)} {clock}" if code == "sv" else f"{day_words(day, code)}, {clock}"


@lru_cache(maxsize=1024)
def clocks_of(zone: str, code: str) -> str:
    """Return whose clocks the times are: "tid i Stockholm", "Stockholm time"."""
    if zone == "UTC":
        return "UTC"
    city = get_timezone_location(zone, locale=LOCALES[code], return_city=True)
    with translation.override(code):
        return _("%(city)s time") % {"city": city}


def utc_words(begins: datetime, ends: datetime | None, code: str) -> str:
    """Return the same in UTC, with the day only where it is another one."""
    utc = [one.astimezone(UTC) if one else None for one in (begins, ends)]
    start, end = utc[0] or begins, utc[1]
    same_day = start.date() == begins.date() == (end or start).date()
    same_day = same_day and (ends is None or ends.date() == begins.date())
    words = clock_words(start, end, code) if same_day else span_words(start, end, code)
    return f"{words} UTC"


def when(event: "EventPage", code: str) -> When:
    """Return when an event is, in one language."""
    begins, ends = event.span
    month = format_date(event.start_date, "LLL", locale=LOCALES[code]).rstrip(".")
    clocks = clocks_of(event.time_zone, code)
    if event.is_all_day:
        first, last = event.start_date, event.last_date
        own = days_words(first, last, code)
        return When(
            month, own, clocks, "", first.isoformat(), last.isoformat() if last != first else ""
        )
    known_end = ends if event.end_time else None
    has_days = event.last_date != event.start_date
    if known_end is None and has_days:
        own = days_words(event.start_date, event.last_date, code)
        own = f"{own} {from_words(begins, code)}"
    else:
        own = span_words(begins, known_end, code)
    return When(
        month=month,
        own=own,
        clocks=clocks,
        utc="" if event.time_zone == "UTC" else utc_words(begins, known_end, code),
        begins=begins.isoformat(),
        ends=(known_end or event.last_date).isoformat() if known_end or has_days else "",
    )


def moment_words(moment: datetime, code: str) -> str:
    """Return an instant on the clocks of Stockholm, where the Center is."""
    return span_words(moment.astimezone(ZoneInfo(HOME_ZONE)), None, code)
