"""Pictures: what they show in words, whose they are, and a file that tells no more than that."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, get_upload_to
from wagtail.search import index

from palmecenter.languages.codes import CODES, localized

from ..fields import CleanImageField, CleanUploadMixin, uploader_field
from .consent import ConsentMixin
from .renditions import RenditionsMixin, StoredRendition

HASH_DIGITS = 20
# The columns that a picture is shown by, without caption and credit; for lists, which have many.
SHOWN_BY = (
    *("title", "file", "width", "height", "file_hash", "alt_sv", "alt_en"),
    *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    *("shows_people", "consent_until"),
)


class Image(CleanUploadMixin, ConsentMixin, RenditionsMixin, AbstractImage):
    """A picture with alternative text and caption in both languages.

    Templates read `alt`, `caption` and `credit`: the texts in the active language, empty where
    there is none. `title` is the staff's name for it (at first the uploaded file's name) and is
    never shown to readers. The stored file is named after its content, because file names tell
    who and where (`Anna-Harare.jpg`); its metadata is gone, see `palmecenter.media.cleaning`.
    """

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        default="",
        help_text=_(
            "What the picture shows, for those who cannot see it. Not the caption again. "
            "Needed in both languages, unless the picture is only decoration."
        ),
    )
    caption = models.TextField(
        _("caption"), blank=True, default="", help_text=_("Printed below the picture.")
    )
    credit = models.CharField(
        _("credit"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("Who made the picture, as it is to be printed. Think of who may be named."),
    )
    is_decorative = models.BooleanField(
        _("only decoration"),
        default=False,
        help_text=_(
            "The picture says nothing that the text does not. It needs no alternative text."
        ),
    )

    uploaded_by_user = uploader_field()
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="media_images"
    )

    admin_form_fields = (
        "title",
        "file",
        *(localized("alt", code) for code in CODES),
        "is_decorative",
        *(localized("caption", code) for code in CODES),
        "credit",
        "shows_people",
        "consent_holder",
        "consent_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        *(index.SearchField(localized(n, code)) for n in ("alt", "caption") for code in CODES),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        """Clean a new file, and require an alternative text in both languages or neither."""
        super().clean()
        errors: dict[str, Any] = {}
        try:
            self.clean_file()
        except ValidationError as error:
            errors.update(error.error_dict)
        if not self.is_decorative:
            message = _("Say what the picture shows, or mark it as only decoration.")
            for name in (localized("alt", code) for code in CODES):
                if not (getattr(self, name) or "").strip():
                    errors[name] = ValidationError(message, code="required")
        if self.consent_until and not self.consent_holder:
            message = _("Say who keeps the consent.")
            errors["consent_holder"] = ValidationError(message, code="required")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a decoration has no alternative text, so that `alt` is always what to print."""
        if self.is_decorative:
            for code in CODES:
                setattr(self, localized("alt", code), "")
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        """Return the path in storage: the content's hash; `filename` gives the ending alone."""
        extension = filename.rpartition(".")[2]
        return f"original_images/{self.file_hash[:HASH_DIGITS]}.{extension}"

    @property
    def default_alt_text(self) -> str:
        """What Wagtail prints as `alt`, in renditions too: never the title, '' for a decoration."""
        return "" if self.is_withdrawn else self.alt or ""

    def _set_image_file_metadata(self) -> None:
        self.clean_upload()
        super()._set_image_file_metadata()


class Rendition(StoredRendition):
    """A picture in another size or format, made from the clean original; `alt` is the picture's."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take over a pickled state; mark it as Wagtail does what need not go back to the cache."""
        super().__setstate__(state)
        self._from_cache = True
