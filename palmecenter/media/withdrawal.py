"""Pictures that may not be shown any more."""

from django.db.models import QuerySet
from django.utils import timezone

from .models import Image, Rendition
from .models.consent import WITHDRAWN


def withdrawn_pictures() -> "QuerySet[Image]":
    """Return the pictures of people whose consent has run out."""
    return Image.objects.filter(shows_people=True, consent_until__lt=timezone.localdate())


def is_withdrawn(rendition: Rendition) -> bool:
    """Say whether a rendition shows a picture that was withdrawn after it was made."""
    return rendition.image.is_withdrawn and rendition.focal_point_key != WITHDRAWN
