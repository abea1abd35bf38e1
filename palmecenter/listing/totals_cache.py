"""What a list adds up to, kept while it stays the same, as it is asked for most and costs most."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from secrets import token_hex
from typing import Any, TypeVar

from django.core.cache import cache
from django.utils import timezone

from palmecenter.languages.request_cache import get_cached
from palmecenter.pages.access import private_tree_paths

from .models import State

Value = TypeVar("Value")
SECONDS = 24 * 60 * 60


def version_of(page_type: str) -> str:
    """The token of the entries of a page type, as they are now."""
    found = State.objects.filter(type=page_type).values_list("token", flat=True)
    return get_cached(f"listing_state_{page_type}", lambda: found.first() or "")


def change_version(page_types: Iterable[str]) -> None:
    """Note, in the transaction that does it, that entries or what they name are not the same."""
    State.objects.bulk_create(
        [State(type=name, token=token_hex(16)) for name in sorted(set(page_types))],
        update_conflicts=True,
        unique_fields=["type"],
        update_fields=["token"],
    )


def of_whole(name: str, filters: Any, make: Callable[[], Value]) -> Value:
    """What `make` makes of all entries of a list, or of all at one of its term pages.

    `filters` are the `ListFilters` of the list; what in them narrows it is left aside. It is kept
    under the version of the list, which changes in the transaction that changes an entry or a term:
    whatever has been taken out of the list is in nothing that is returned afterwards.
    """
    fixed, private = sorted(filters.fixed.items()), sorted(private_tree_paths())
    page_type = filters.page_type
    known = (page_type, version_of(page_type), name, timezone.localdate(), fixed, private)
    key = f"listing.{sha256(repr(known).encode()).hexdigest()}"
    kept: Value | None = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, SECONDS)
    return kept
