"""`manage.py withdraw_expired_consent`: clear away what is left of withdrawn pictures."""

from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.media.withdrawal import delete_files_without_consent


class Command(BaseCommand):
    """To be run every night. Pages show a blank from the first minute of the day, without it."""

    help = (
        "Delete the files that were made of pictures whose consent has run out, and say which "
        "pictures they are."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and report."""
        for picture, deleted in delete_files_without_consent().items():
            # By number: a title may be a name, and this goes into logs.
            self.stdout.write(
                f"Picture {picture.pk}: consent ran out on {picture.consent_until:%Y-%m-%d}, "
                f"{deleted} files deleted."
            )
