"""Write the entries of all lists anew, after pages were written past the signals."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from ...entries import listed_types, refresh

BATCH = 500


def batches(keys: list[int]) -> Iterator[list[int]]:
    """Yield keys in batches."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


class Command(BaseCommand):
    """Rebuild the entries of every listed page."""

    help = "Write the entries of all lists anew, from the live rows of pages."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild them, batch by batch, and say how many there are."""
        made = 0
        for page_type in listed_types():
            keys = list(page_type.objects.order_by("pk").values_list("pk", flat=True))
            made += sum(refresh(page_type, batch) for batch in batches(keys))
        self.stdout.write(f"{made} entries.")
