"""`manage.py withdraw_expired_consent`: clear away what is left of withdrawn pictures."""

from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.media.models.consent import WITHDRAWN
from palmecenter.media.withdrawal import withdrawn_pictures


class Command(BaseCommand):
    """To be run every night. Pages show a blank from the first minute of the day, without it."""

    help = (
        "Delete the files that were made of pictures whose consent has run out, take them out of "
        "shared caches, and say which pictures they are."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and report."""
        from palmecenter.media.signals import files_withdrawn

        for picture in withdrawn_pictures():
            addresses = []
            for rendition in picture.renditions.exclude(focal_point_key=WITHDRAWN):
                addresses.append(rendition.url)
                rendition.delete()
            if addresses:
                files_withdrawn.send(type(picture), addresses=addresses)
            # By number: a title may be a name, and this goes into logs.
            self.stdout.write(
                f"Picture {picture.pk}: consent ran out on {picture.consent_until:%Y-%m-%d}, "
                f"{len(addresses)} files deleted."
            )
