"""VTIMEZONE (RFC 5545, 3.6.5) from the IANA database, as Python knows it.

icalendar can make them too, but puts the beginning of summer time an hour late (7.3: by the clock
that it leads to, not by the one that it leaves).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def vtimezone(name: str, first: date, last: date) -> Timezone:
    """Return the component of a zone, right from the first day to the last."""
    zone = ZoneInfo(name)
    start = datetime.combine(first - DAY, time(), UTC)
    component = Timezone()
    component.add("tzid", name)
    # What holds already when the first change comes.
    component.add_component(_observance(start, start, zone))
    for before, after in _changes(zone, start, datetime.combine(last + DAY, time(), UTC)):
        component.add_component(_observance(before, after, zone))
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
    before: datetime, after: datetime, zone: ZoneInfo
) -> TimezoneDaylight | TimezoneStandard:
    old, new = before.astimezone(zone), after.astimezone(zone)
    offset = old.utcoffset() or timedelta()
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    # Its first moment, by the clock that was in force until then.
    part.add("dtstart", (after + offset).replace(tzinfo=None))
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", new.utcoffset() or timedelta())
    part.add("tzname", new.tzname())
    return part
