"""Pictures that may not be shown any more."""

from django.db.models import QuerySet
from django.utils import timezone

from .models import Image, Rendition
from .models.consent import WITHDRAWN


def withdrawn_pictures() -> "QuerySet[Image]":
    """Return the pictures of people whose consent has run out."""
    return Image.objects.filter(shows_people=True, consent_until__lt=timezone.localdate())


def is_withdrawn_file(name: str) -> bool:
    """Say whether a file in storage was made of a picture before that was withdrawn."""
    made = Rendition.objects.filter(file=name).exclude(focal_point_key=WITHDRAWN)
    return made.filter(image__in=withdrawn_pictures()).exists()
