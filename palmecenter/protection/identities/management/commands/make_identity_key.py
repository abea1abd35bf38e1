"""`manage.py make_identity_key`: print a new key for IDENTITY_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.protection.identities.encryption import new_key


class Command(BaseCommand):
    """Needs no database."""

    help = "Print a new random key. Keep it where the database's backups are not."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(new_key())
