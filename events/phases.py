"""Where the registration to an event stands: a pure rule."""

from datetime import datetime
from enum import Enum


class Phase(Enum):
    """The phases of a registration."""

    NONE = "none"
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


def phase(
    now: datetime,
    *,
    registers: bool,
    open_to_any: bool,
    opens: datetime | None,
    closes: datetime,
) -> Phase:
    """Return the phase at an instant. Opening belongs to the open time, closing no longer does."""
    if not registers:
        return Phase.NONE
    if not open_to_any or now >= closes:
        return Phase.CLOSED
    if opens and now < opens:
        return Phase.NOT_YET
    return Phase.OPEN
