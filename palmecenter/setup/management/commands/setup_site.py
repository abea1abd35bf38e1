"""`manage.py setup_site`: the sections, words and groups of a new site."""

from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import translation

from palmecenter.setup.site import set_up
from palmecenter.setup.unfinished import unfinished


class Command(BaseCommand):
    """Makes what is missing of the first site, and prints what is left to do."""

    help = (
        "Make the home page, the sections, the standing pages, the vocabularies, groups and "
        "collections of a new site: pages as drafts in both languages. Makes what is missing and "
        "changes nothing that is there; safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up, and print what was made and what is left."""
        made = set_up()
        if not options["verbosity"]:
            return
        listed = ", ".join(f"{what} {count}" for what, count in sorted(made.items()))
        self.stdout.write(f"Made: {listed}." if made else "All of it was there already.")
        self.stdout.write(f"Left to do (it stands at {reverse('wagtailadmin_home')} too):")
        with translation.override("en"):  # as all that commands say
            for task in unfinished():
                self.stdout.write(f"- {task.text}")
