"""VTIMEZONE (RFC 5545, 3.6.5) from the IANA database, as Python knows it.

icalendar can make them too, but puts the beginning of summer time an hour late (7.3: by the clock
that it leads to, not by the one that it leaves). Programs may keep the first definition of a name
that they meet for all calendars, so ours covers many years, always the same ones.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
FIRST, LAST = 2000, 2037
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@cache
def vtimezone(name: str, first_year: int = FIRST) -> Timezone:
    """The component of a zone, right from a year (2000 or earlier) to the end of 2037."""
    zone = ZoneInfo(name)
    start = datetime.combine(date(min(first_year, FIRST), 1, 1) - DAY, time(), UTC)
    end = datetime.combine(date(LAST + 1, 1, 1) + DAY, time(), UTC)
    component = Timezone()
    component.add("tzid", name)
    # What holds already when the first change comes.
    component.add_component(_observance((start, start), zone))
    alike: dict[tuple, list[tuple[datetime, datetime]]] = {}
    for before, after in _changes(zone, start, end):
        key = (before.astimezone(zone).utcoffset(), *_state(after, zone))
        alike.setdefault(key, []).append((before, after))
    for changes in alike.values():
        for part in _observances(changes, zone):
            component.add_component(part)
    return component


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before and the first after each change of the clocks."""
    while start < end:
        following = min(start + DAY, end)
        if _state(start, zone) != _state(following, zone):
            before, after = start, following
            while after - before > SECOND:
                middle = before + (after - before) // (2 * SECOND) * SECOND
                before, after = (
                    (middle, after)
                    if _state(middle, zone) == _state(before, zone)
                    else (before, middle)
                )
            yield before, after
        start = following


def _state(moment: datetime, zone: ZoneInfo) -> tuple:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.dst(), local.tzname()


def _observances(
    changes: list[tuple[datetime, datetime]], zone: ZoneInfo
) -> list[TimezoneDaylight | TimezoneStandard]:
    """The parts that begin at some changes, all alike: one where a rule says when.

    Without a rule each has its own: not all programs read a list of dates.
    """
    first, *_others = parts = [_observance(change, zone) for change in changes]
    rule = _yearly([_begin(change, zone) for change in changes])
    if rule is None:
        return parts
    first.add("rrule", rule)
    return [first]


def _yearly(begins: list[datetime]) -> dict[str, object] | None:
    """The rule of changes that come each year until the last, on a Sunday of a month."""
    if [begin.year for begin in begins] != list(range(begins[0].year, LAST + 1)):
        return None
    if len({(begin.month, begin.weekday(), begin.time()) for begin in begins}) > 1:
        return None
    month, day = begins[0].month, DAYS[begins[0].weekday()]
    for weeks in (
        {_from_end(begin) for begin in begins},
        {(begin.day + 6) // 7 for begin in begins},
    ):
        if len(weeks) == 1:
            return {"freq": "yearly", "bymonth": month, "byday": f"{weeks.pop()}{day}"}
    return None


def _from_end(day: datetime) -> int:
    """A day's place among those of its name in the month, from the end: -1 is the last."""
    days = monthrange(day.year, day.month)[1]
    return -((days - day.day) // 7 + 1)


def _begin(change: tuple[datetime, datetime], zone: ZoneInfo) -> datetime:
    """The first moment after a change, by the clock that was in force until then."""
    before, after = change
    return (after + (before.astimezone(zone).utcoffset() or timedelta())).replace(tzinfo=None)


def _observance(
    change: tuple[datetime, datetime], zone: ZoneInfo
) -> TimezoneDaylight | TimezoneStandard:
    """The part of a zone that begins at a change."""
    old, new = (moment.astimezone(zone) for moment in change)
    offset = old.utcoffset() or timedelta()
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    part.add("dtstart", _begin(change, zone))
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", new.utcoffset() or timedelta())
    part.add("tzname", new.tzname())
    return part
