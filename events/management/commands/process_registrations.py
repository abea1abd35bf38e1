"""`manage.py process_registrations`: what is due for the registrations to events."""

from typing import Any

from django.core.management.base import BaseCommand

from events.registrations.tasks import process


class Command(BaseCommand):
    """Lapses, moves up, tells, reminds and erases, and reports in numbers alone."""

    help = (
        "Erase registrations that nobody confirmed and those whose time is over, remind people of "
        "events that are near, and send what could not be sent before. Run it every hour."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due, and say how much of what was done."""
        for what, count in process().items():
            self.stdout.write(f"{what}: {count}")
