"""The state of each list: whoever keeps what a list adds up to can tell whether it still holds."""

from collections.abc import Iterable
from secrets import token_hex

from palmecenter.languages.memo import once

from .models import State


def state_of(page_type: str) -> str:
    """Return the token of the entries of a page type, as they are now."""
    found = State.objects.filter(type=page_type).values_list("token", flat=True)
    return once(f"listing_state_{page_type}", lambda: found.first() or "")


def change(page_types: Iterable[str]) -> None:
    """Note, in the transaction that does it, that entries or what they name are not the same."""
    State.objects.bulk_create(
        [State(type=name, token=token_hex(16)) for name in sorted(set(page_types))],
        update_conflicts=True,
        unique_fields=["type"],
        update_fields=["token"],
    )
