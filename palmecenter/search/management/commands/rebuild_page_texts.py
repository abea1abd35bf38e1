"""Write anew what search reads of every page."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.pages.models import BasePage
from palmecenter.search.indexing import refresh


class Command(BaseCommand):
    """Rebuilds the texts of all pages in batches; safe to run again, also on a live site."""

    help = "Writes anew what search reads of every page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add how many pages are read at once."""
        parser.add_argument("--batch", type=int, default=100, help="pages read at once (100)")

    def handle(self, *args: Any, batch: int, **options: Any) -> None:
        """Refresh every page, live or not: what a draft once had in search goes."""
        keys = list(BasePage.objects.order_by("pk").values_list("pk", flat=True))
        rows = 0
        for start in range(0, len(keys), batch):
            rows += refresh(BasePage.objects.filter(pk__in=keys[start : start + batch]).specific())
        self.stdout.write(f"{len(keys)} pages, {rows} texts.")
