"""What joins a protected page to what was told of it before its level was raised.

Whoever kept last month's file, a feed or a calendar has the country, the partner and the exact sum
beside an id. From *protected* on a page is another one: its id, and since when it is published,
begin anew. What is left to join the two by is in the hands of the editor, who is told: the heading,
the address, the day of an event. And the time at which one goes and another comes.
"""

from .levels import ProtectionLevel


def begins_anew(before: str, now: str) -> bool:
    """Return whether a page of the level `now` may not be known for what it was at `before`."""
    levels = (ProtectionLevel(before), ProtectionLevel(now))
    was_known, is_known = (ProtectionLevel.PROTECTED not in level.hides for level in levels)
    return was_known and not is_known
