"""Pictures that may not be shown any more."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.dispatch import receiver
from django.utils import timezone

from palmecenter.protection.signals import level_raised

from .models import Image, Rendition
from .models.consent import WITHDRAWN


def withdrawn_pictures() -> "QuerySet[Image]":
    """Return the pictures of people whose consent has run out."""
    return Image.objects.filter(shows_people=True, consent_until__lt=timezone.localdate())


def is_withdrawn(rendition: Rendition) -> bool:
    """Whether a rendition shows a picture that was withdrawn after it was made."""
    return rendition.image.is_withdrawn and rendition.focal_point_key != WITHDRAWN


def delete_files_of(picture: Image) -> int:
    """Delete the files that were made of a picture, and return how many.

    Where it is still shown they are made again.
    """
    made = list(picture.renditions.exclude(focal_point_key=WITHDRAWN))
    for rendition in made:
        rendition.delete()  # one by one: each file goes with its row
    return len(made)


def delete_files_without_consent() -> dict[Image, int]:
    """Delete the files of all withdrawn pictures; return how many there were of each."""
    return {picture: delete_files_of(picture) for picture in withdrawn_pictures()}


@receiver(level_raised)
def delete_files_shown(pictures: Iterable[Image], **kwargs: Any) -> None:
    """Delete the files of pictures that a page whose level is raised showed.

    None of them is given away any more in any case (`palmecenter.pages.file_access`); nor shall
    they lie about on the disk and in its backups.
    """
    for picture in pictures:
        delete_files_of(picture)
