"""VTIMEZONE (RFC 5545, 3.6.5) from the IANA database, as Python knows it.

icalendar can make them too, but puts the beginning of summer time an hour late (7.3: by the clock
that it leads to, not by the one that it leaves). Programs may keep the first definition of a name
that they meet for all calendars, so ours covers many years, always the same ones.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
FIRST, LAST = 2000, 2037


@cache
def vtimezone(name: str, first_year: int = FIRST) -> Timezone:
    """Return the component of a zone, right from a year (2000 or earlier) to the end of 2037."""
    zone = ZoneInfo(name)
    start = datetime.combine(date(min(first_year, FIRST), 1, 1) - DAY, time(), UTC)
    end = datetime.combine(date(LAST + 1, 1, 1) + DAY, time(), UTC)
    component = Timezone()
    component.add("tzid", name)
    # What holds already when the first change comes.
    component.add_component(_observance([(start, start)], zone))
    alike: dict[tuple, list[tuple[datetime, datetime]]] = {}
    for before, after in _changes(zone, start, end):
        key = (before.astimezone(zone).utcoffset(), *_state(after, zone))
        alike.setdefault(key, []).append((before, after))
    for changes in alike.values():
        component.add_component(_observance(changes, zone))
    return component


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the last second before and the first after each change of the clocks."""
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


def _observance(
    changes: list[tuple[datetime, datetime]], zone: ZoneInfo
) -> TimezoneDaylight | TimezoneStandard:
    """Return the part of a zone that begins at each of some changes, which are alike."""
    old, new = (moment.astimezone(zone) for moment in changes[0])
    offset = old.utcoffset() or timedelta()
    # Each first moment, by the clock that was in force until then.
    begins = [(after + offset).replace(tzinfo=None) for _before, after in changes]
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    part.add("dtstart", begins[0])
    if begins[1:]:
        part.add("rdate", begins[1:])
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", new.utcoffset() or timedelta())
    part.add("tzname", new.tzname())
    return part
