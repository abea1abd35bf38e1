"""`manage.py rotate_identity_key`: seal every protected identity under the first key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palmecenter.protection.identities.encryption import BadKeyError, NoKeyError
from palmecenter.protection.identities.rotation import rotate


class Command(BaseCommand):
    """Put the new key first in IDENTITY_KEYS and keep the old one behind it; run; drop the old."""

    help = (
        "Seal every protected identity under the first key of IDENTITY_KEYS. Interrupted, it "
        "loses nothing: run it again. Drop the old key only when it says that all are done."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, and print how many."""
        try:
            rotated = rotate()
        except NoKeyError as error:
            raise CommandError("IDENTITY_KEYS holds no key.") from error
        except BadKeyError as error:
            raise CommandError(str(error)) from error
        done = f"Sealed anew: {rotated.renewed}. Already under the first key: {rotated.current}."
        if rotated.unreadable:
            raise CommandError(
                f"{done} Opened by none of the keys: {rotated.unreadable}. Keep the old keys, add "
                "the missing one, and run this again."
            )
        self.stdout.write(f"{done} All are done: the old keys can be dropped.")
