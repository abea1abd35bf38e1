"""Consent of the people in a picture, and what is shown when it has run out."""

from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image as Picture
from wagtail.images.models import Filter

from .renditions import ScreenFilter

WITHDRAWN = "withdrawn"
BLANK_COLOUR = "#d8ccba"


class BlankFilter(ScreenFilter):
    """A filter whose renditions are kept apart from those of the picture itself."""

    def get_cache_key(self, image: Any) -> str:
        """Return a key that no focal point has."""
        return WITHDRAWN


class ConsentMixin(models.Model):
    """Adds whether people can be recognised, and their consent.

    A picture whose consent has run out is withdrawn: every rendition of it, wherever and by
    whatever template it is asked for, is a blank of the same size, without alternative text. So no
    list, sheet or book can show it by mistake.
    """

    shows_people = models.BooleanField(
        _("people can be recognised"),
        default=False,
        help_text=_("Then a page that is not open may show it only with their consent."),
    )
    consent_holder = models.CharField(
        _("who keeps the consent"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("Where at the Center the paper is; not the names of those in the picture."),
    )
    consent_until = models.DateField(
        _("consent holds until"),
        null=True,
        blank=True,
        help_text=_("The last day. After it the picture is shown nowhere."),
    )

    class Meta:
        abstract = True

    def has_consent(self, day: date | None = None) -> bool:
        """Whether somebody keeps a consent that holds on a day, today unless given."""
        day = day or timezone.localdate()
        return bool(self.consent_holder and self.consent_until and day <= self.consent_until)

    @property
    def is_withdrawn(self) -> bool:
        """Whether a consent was given and has run out."""
        return bool(
            self.shows_people and self.consent_until and self.consent_until < timezone.localdate()
        )

    def get_rendition(self, filter: Filter | str) -> Any:  # noqa: A002 - Wagtail's name
        """Return a rendition; a blank one of a withdrawn picture."""
        wanted = self._blank(filter) if self.is_withdrawn else filter
        return super().get_rendition(wanted)  # type: ignore[misc]  # AbstractImage's

    def get_renditions(self, *filters: Filter | str) -> dict[str, Any]:
        """Return renditions by their filters; blank ones of a withdrawn picture."""
        make = self._blank if self.is_withdrawn else _kept
        return super().get_renditions(*map(make, filters))  # type: ignore[misc]  # AbstractImage's

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002 - Wagtail's name
        """Make the file of a rendition: from a blank if the picture is withdrawn."""
        if isinstance(filter, BlankFilter):
            blank = BytesIO()
            size = (self.width, self.height)  # type: ignore[attr-defined]  # AbstractImage's
            Picture.new("RGB", size, BLANK_COLOUR).save(blank, "PNG")
            blank.seek(0)
            source = File(blank, name="blank.png")
        # AbstractImage's, which the mixin stands before.
        return super().generate_rendition_file(filter, source=source)  # type: ignore[misc]

    @staticmethod
    def _blank(wanted: Filter | str) -> BlankFilter:
        return BlankFilter(spec=_spec(wanted))


def _spec(wanted: Filter | str) -> str:
    return wanted if isinstance(wanted, str) else wanted.spec


def _kept(wanted: Filter | str) -> Filter:
    return _parsed(_spec(wanted))


@lru_cache(maxsize=256)
def _parsed(spec: str) -> Filter:
    """Return a filter that remembers its operations: Wagtail's tags parse new ones each time."""
    return Filter(spec=spec)
