"""`manage.py run_due`: do whatever is due. The one command that a timer runs, every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.tasks.running import run_due


class Command(BaseCommand):
    """Runs each job that is due, by itself, and says how it went."""

    help = (
        "Do what is due: publishing, reminders, erasing, tidying. Run it every minute; several "
        "servers may do so at once, and each job is done once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and say so. A job that failed is in the log, and no failure of this command."""
        for name, run in run_due().items():
            words = f"failed: {run.failure}" if run.failure else "done"
            self.stdout.write(f"{name}: {words} ({run.seconds or 0:.1f} s)")
