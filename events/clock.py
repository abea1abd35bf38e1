"""Wall time and instants. Events are entered and kept in wall time with the name of its zone.

An event is at six in the evening in Harare whatever becomes of the zone's rules. The instants that
lists sort and filter by are derived from that, here and nowhere else.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# Names that are no place: aliases of old systems, and zones of fixed offset.
_NO_PLACE = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def time_zones() -> list[tuple[str, str]]:
    """Return the choices of a time zone: the names of the IANA database that are places."""
    names = {name for name in available_timezones() if "/" in name}
    return [("UTC", "UTC")] + [
        (name, name.replace("_", " ")) for name in sorted(names) if not name.startswith(_NO_PLACE)
    ]


def instant(day: date, at: time, zone: str) -> datetime:
    """Return the instant of a wall time. Of an hour that comes twice it is the first."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def exists(day: date, at: time, zone: str) -> bool:
    """Say whether clocks in a zone show this time at all: they jump over an hour in spring."""
    wall = datetime.combine(day, at, ZoneInfo(zone))
    return wall.astimezone(UTC).astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(
        tzinfo=None
    )


def span(
    start: tuple[date, time | None], end: tuple[date | None, time | None], zone: str
) -> tuple[datetime, datetime]:
    """Return the instants at which something begins and is over.

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
