"""Which pictures a page may not show: those of people who did not consent to it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from .levels import ProtectionLevel


def pictures_in(thing: Any) -> list[Any]:
    """Return the pictures that a page or a person shows, in texts and inline children too."""
    image = get_image_model()
    type_id = ContentType.objects.get_for_model(image).pk
    references = ReferenceIndex._extract_references_from_object(thing)
    keys = {object_id for base, object_id, *_path in references if base == type_id}
    return list(image.objects.filter(pk__in=keys)) if keys else []


def without_consent(pictures: Iterable[Any]) -> list[Any]:
    """Return those pictures of people for which nobody keeps a consent that holds today."""
    return [picture for picture in pictures if picture.shows_people and not picture.has_consent()]


def refusal(level: str, pictures: Iterable[Any]) -> ValidationError | None:
    """Return why a page of a level cannot be published with some pictures; None if it can."""
    if level == ProtectionLevel.OPEN:
        return None
    missing = without_consent(pictures)
    if not missing:
        return None
    message = _(
        "People can be recognised in these pictures, and there is no consent that holds today: "
        "%(pictures)s. Take them out of the page, or write in the picture who keeps the consent "
        "and until when."
    )
    titles = ", ".join(f"“{picture.title}”" for picture in missing)
    return ValidationError(message % {"pictures": titles}, code="consent")
