"""Publish and unpublish what is due, each by itself. In the place of Wagtail's, which stops."""

from typing import Any

from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from palmecenter.pages.schedule import run_once


class Command(WagtailCommand):
    """Publish and unpublish what is due; what cannot go out keeps its date, and staff are told."""

    help = "Publishes and unpublishes what is due. Safe to run at any time, and several at once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due, or say with --dryrun what that is."""
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        run_once()
