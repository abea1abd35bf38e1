"""Remove kept PDF and EPUB files that nobody asks for."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.printing.file_cache import forget, tidy


class Command(BaseCommand):
    """Removes files unused for a month, and the oldest above the limit; or all of them."""

    help = "Removes kept PDF and EPUB files unused for a month, and the oldest above the limit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the choice to remove everything."""
        parser.add_argument("--all", action="store_true", help="remove every kept file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tidy, and say how many files went."""
        if options["all"]:
            forget()
            self.stdout.write("All kept files removed.")
        else:
            self.stdout.write(f"{tidy()} files removed.")
