"""File fields that keep nothing but clean files, whichever way the bytes come.

Every way into storage ends in `FieldFile.save()`: forms, choosers, the multiple uploader, commands,
`objects.create()`. That is where these fields clean. Forms meet the cleaning earlier, in the
model's `clean()`, so that an editor reads what is wrong beside the field.
"""

from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike
from willow.image import UnrecognisedImageFormatError


class CleanFile(File):
    """A file that has been cleaned; its name says nothing but the type (`clean.jpg`)."""

    def __init__(self, file: BinaryIO, extension: str) -> None:
        super().__init__(file, name=f"clean.{extension}")
        self.extension = extension


def extension_of(name: str | None) -> str:
    """Return the ending of a file name in lower case, without the dot: `A.JPG` → `jpg`."""
    return PurePath(name or "").suffix.lstrip(".").lower()


def clean_image_upload(content: File, name: str, title: str = "") -> CleanFile:
    """Return an uploaded picture cleaned, within the limits of the settings.

    Raises ValidationError, see `clean_image`. Pictures have no place for a title.
    """
    from .cleaning import clean_image  # Its libraries take memory: only where needed.

    content.seek(0)
    clean, extension = clean_image(
        cast("BinaryIO", content),
        extension_of(name),
        max_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
        max_bytes=settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
    )
    return CleanFile(clean, extension)


def clean_document_upload(content: File, name: str, title: str = "") -> CleanFile:
    """Return an uploaded document cleaned, within the limits of the settings.

    Raises ValidationError, see `clean_document`.
    """
    from .cleaning import clean_document  # Its libraries take memory: only where needed.

    clean = clean_document(
        cast("BinaryIO", content),
        extension_of(name),
        title=title,
        max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
    )
    return CleanFile(clean, extension_of(name))


class CleaningFieldFile(FieldFile):
    """The file of an instance, cleaned once, before storage; size and hash are the clean file's.

    The instance has `file_size`, `file_hash` and `title_in_file` (written into types that have a
    place for a title).
    """

    field: Any
    instance: Any
    _committed: bool

    def clean_upload(self) -> None:
        """Put the clean file in the place of one that was assigned but is not stored yet.

        Nothing happens when the file is stored or clean already. Raises ValidationError.
        """
        if self and not self._committed and not isinstance(self.file, CleanFile):
            self.file = self._cleaned(self.file, self.name)
            self._describe(self.file)

    def save(self, name: str | None, content: File, save: bool = True) -> None:
        """Store `content` clean, under a name made by the instance; see `FieldFile.save`.

        Of `name` only the ending counts. Raises ValidationError.
        """
        clean = content if isinstance(content, CleanFile) else self._cleaned(content, name)
        self._describe(clean)
        super().save(f"clean.{clean.extension}", clean, save)

    def _cleaned(self, content: File, name: str | None) -> CleanFile:
        return self.field.clean_upload(content, name or "", self.instance.title_in_file)

    def _describe(self, clean: CleanFile) -> None:
        clean.seek(0)
        self.instance.file_size = clean.size
        self.instance.file_hash = hash_filelike(clean)
        clean.seek(0)


class CleanImageFieldFile(CleaningFieldFile, WagtailImageFieldFile):
    """A picture's file, cleaned; width and height follow the orientation applied."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Measure the file; one that is stored and gone is as large as it was.

        Every form of a picture measures it anew, and its texts can be edited without it.
        """
        try:
            size: tuple[int, int] = super().get_image_dimensions()
        except (OSError, UnrecognisedImageFormatError):
            if not (self._committed and self.instance.width and self.instance.height):
                raise
            size = self.instance.width, self.instance.height
        return size

    def clean_upload(self) -> None:
        """Clean as above, and measure anew: a turned picture changes sides."""
        super().clean_upload()
        self.__dict__.pop("_dimensions_cache", None)
        if self and not self._committed:
            self.field.update_dimension_fields(self.instance, force=True)

    def save(self, name: str | None, content: File, save: bool = True) -> None:
        """Store as above; what was measured before belongs to another file."""
        self.__dict__.pop("_dimensions_cache", None)
        super().save(name, content, save)


class CleanImageField(WagtailImageField):
    """An image field whose originals are clean."""

    attr_class = CleanImageFieldFile
    clean_upload = staticmethod(clean_image_upload)


class CleanDocumentField(models.FileField):
    """A file field whose documents are clean."""

    attr_class = CleaningFieldFile
    clean_upload = staticmethod(clean_document_upload)


def uploader_field() -> models.ForeignKey:
    """Return Wagtail's `uploaded_by_user` without a way back from the user.

    Wagtail's own models of the same names stay installed, and the ways back would clash.
    """
    field: models.ForeignKey = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    field.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    return field


class CleanUploadMixin:
    """What a model with a cleaning field named `file` does when checked and saved."""

    file: Any

    @property
    def title_in_file(self) -> str:
        """The title for readers that is written into the file; pictures have none."""
        return ""

    def clean_upload(self) -> None:
        """Put the clean file in the place of one assigned and not stored yet, if there is one."""
        self.file.clean_upload()

    def clean_file(self) -> None:
        """Clean a newly assigned file; raise ValidationError under the field's name."""
        try:
            self.clean_upload()
        except ValidationError as error:
            raise ValidationError({"file": error}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a newly assigned file is cleaned first, its size and hash go with it."""
        if self.file and not self.file._committed:
            self.clean_upload()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "file_size", "file_hash"}
        super().save(*args, **kwargs)  # type: ignore[misc]
