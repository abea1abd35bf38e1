"""`manage.py load_demo`: fill the site with its demo content."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from palmecenter.demo.load import OtherContentError, load_demo
from palmecenter.demo.login import demo_login
from palmecenter.demo.state import Contents, contents

NO_KEY = (
    "The demo's protected identities were skipped: they need a key (IDENTITY_KEYS). "
    "Everything else works without."
)


class Command(BaseCommand):
    """Reads palmecenter/demo/content and makes pages, terms, pictures and settings from it."""

    help = (
        "Load the demo content. Makes what is missing and changes nothing that is there. "
        "Refuses on a site with other content, unless --force."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the two options."""
        parser.add_argument(
            "--force",
            action="store_true",
            help="Also on a site with other content: put the demo's pages beside what is there, "
            "and its home page at the front of the default site if that has none.",
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing on a site that has any content, the demo's or other.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print what was made."""
        if options["if_empty"] and contents() is not Contents.NOTHING:
            self._say(options, "The site has content; nothing was loaded.")
        else:
            self._load(options)
        # Checking a password is slow by design: only where somebody reads the answer.
        if options["verbosity"] and (login := demo_login()):
            self._say(options, f"Demo login: {login.name}, password: {login.password}")

    def _load(self, options: dict[str, Any]) -> None:
        try:
            made = load_demo(force=options["force"])
        except OtherContentError as error:
            message = (
                "The site has other content than the demo's; nothing was loaded. "
                "--force puts the demo's pages beside it and changes no page that is there."
            )
            raise CommandError(message) from error
        listed = ", ".join(f"{what} {count}" for what, count in sorted(made.items()))
        self._say(options, f"Made: {listed}." if made else "All demo content was there already.")
        if not settings.IDENTITY_KEYS:
            self._say(options, NO_KEY)

    def _say(self, options: dict[str, Any], line: str) -> None:
        if options["verbosity"]:
            self.stdout.write(line)
