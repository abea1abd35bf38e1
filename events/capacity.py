"""Who gets a place: pure rules, without a database.

A place is taken when somebody confirms by the link in their mail, in the order in which they do.
Whoever comes when it is full, or while others wait, waits behind them.
"""

from collections.abc import Iterable


def places_left(capacity: int | None, taken: int) -> int | None:
    """Return how many places are free; None where there is no limit.

    More may be taken than there are, after the capacity shrank: nobody loses a place by that.
    """
    return None if capacity is None else max(0, capacity - taken)


def gets_place(capacity: int | None, taken: int, waiting: int) -> bool:
    """Say whether somebody who confirms now gets a place, rather than waiting."""
    left = places_left(capacity, taken)
    return left is None or left > waiting


def moving_up(capacity: int | None, taken: int, waiting: int) -> int:
    """Return how many of those who wait get a place now, from the front."""
    left = places_left(capacity, taken)
    return waiting if left is None else min(left, waiting)


def position(number: int, waiting: Iterable[int]) -> int:
    """Return somebody's place in the line, from 1, by the numbers of all who wait."""
    return 1 + sum(other < number for other in waiting)
