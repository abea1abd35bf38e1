"""Who registers and who gets a place: pure rules, without a database.

A place is taken when somebody confirms by the link in their mail, in the order in which they do.
Whoever comes when it is full, or while others wait, waits behind them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .choices import RegistrationState


def registration_state(
    now: datetime,
    *,
    registers: bool,
    open_to_any: bool,
    opens: datetime | None,
    closes: datetime,
) -> RegistrationState:
    """Where registration stands. Opening belongs to the open time, closing no longer does."""
    if not registers:
        return RegistrationState.NONE
    if not open_to_any or now >= closes:
        return RegistrationState.CLOSED
    if opens and now < opens:
        return RegistrationState.NOT_YET
    return RegistrationState.OPEN


def places_left(capacity: int | None, taken: int) -> int | None:
    """How many places are free; None where there is no limit.

    More may be taken than there are, after the capacity shrank: nobody loses a place by that.
    """
    return None if capacity is None else max(0, capacity - taken)


def gets_place(capacity: int | None, taken: int, waiting: int) -> bool:
    """True if somebody who confirms now gets a place, rather than waiting."""
    left = places_left(capacity, taken)
    return left is None or left > waiting


def promoted(capacity: int | None, taken: int, waiting: int) -> int:
    """How many of those who wait get a place now, from the front."""
    left = places_left(capacity, taken)
    return waiting if left is None else min(left, waiting)


def position(number: int, waiting: Iterable[int]) -> int:
    """Somebody's place in the line, from 1, by the numbers of all who wait."""
    return 1 + sum(other < number for other in waiting)


@dataclass(frozen=True)
class Availability:
    """How many places an event has, and how many are taken and waited for."""

    capacity: int | None
    taken: int
    waiting: int

    @property
    def left(self) -> int | None:
        """How many places the next people can have; None where there is no limit."""
        left = places_left(self.capacity, self.taken)
        return None if left is None else max(0, left - self.waiting)

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now waits."""
        return not gets_place(self.capacity, self.taken, self.waiting)
