"""What is kept of a list while it stays the same, as it is asked for most and costs most."""

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from django.core.cache import cache
from django.utils import timezone

from palmecenter.pages.restrictions import private_tree_paths

from .states import state_of

if TYPE_CHECKING:
    from .filterset import ListFilters

Value = TypeVar("Value")
SECONDS = 24 * 60 * 60


def while_same(page_type: str, known: tuple, make: Callable[[], Value]) -> Value:
    """Return what `make` makes of a list's entries and terms, and of whatever else is `known`.

    It is kept under the state of the list, which changes in the transaction that changes an entry
    or a term: whatever has been taken out of the list is in nothing that is returned afterwards.
    """
    key = sha256(repr((page_type, state_of(page_type), *known)).encode()).hexdigest()
    kept: Value | None = cache.get(f"listing.{key}")
    if kept is None:
        kept = make()
        cache.set(f"listing.{key}", kept, SECONDS)
    return kept


def of_whole(name: str, filters: "ListFilters", make: Callable[[], Value]) -> Value:
    """Return what `make` makes of all entries of a list, or of all at one of its places."""
    fixed, private = sorted(filters.fixed.items()), sorted(private_tree_paths())
    return while_same(filters.page_type, (name, timezone.localdate(), fixed, private), make)
