"""What a whole list adds up to: kept, as it is asked for most and costs most, until it changes."""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import cache
from django.utils import timezone

from palmecenter.pages.restrictions import private_tree_paths

from .filterset import ListFilters
from .states import state_of

Value = TypeVar("Value")
SECONDS = 24 * 60 * 60


def of_whole(name: str, filters: ListFilters, make: Callable[[], Value]) -> Value:
    """Return what `make` makes of all entries of a list, or of all at one of its places.

    It is kept under the state of the list, which changes in the transaction that changes an entry:
    whatever has been taken out of the list is in nothing that is returned afterwards.
    """
    known = (
        *(name, filters.page_type, state_of(filters.page_type)),
        *(timezone.localdate(), sorted(filters.fixed.items()), sorted(private_tree_paths())),
    )
    key = f"listing.{sha256(repr(known).encode()).hexdigest()}"
    kept: Value | None = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, SECONDS)
    return kept
