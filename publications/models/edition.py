"""Editions: one language and one format of a publication."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from stdnum import isbn
from stdnum.exceptions import ValidationError as NotAnIsbn
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import canonical_tag, validate_tag
from palmecenter.media.models import Image

from ..choices import CONTENT_TYPES, Format
from ..editions import VERSION, VERSION_DIGITS, FileAddress


class Edition(Orderable):
    """A publication in one language and one format, with its file unless it is printed.

    Size, checksum, number of pages and the like are the file's own: see `FileFacts`. How many
    printed copies are left is in `Stock`, outside of what editors draft and publish.
    """

    page = ParentalKey(
        "publications.PublicationPage", on_delete=models.CASCADE, related_name="editions"
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[validate_tag],
        help_text=_("BCP 47: sv, en, my for Burmese, ar for Arabic, sr-Latn for Serbian in Latin."),
    )
    format = models.CharField(_("format"), max_length=5, choices=Format, default=Format.PDF)
    title = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_(
            "In the edition’s own language. May stay empty in Swedish and English, whose title is "
            "the heading of the page, and where another edition in the same language has it."
        ),
    )
    document = models.ForeignKey(
        "media.Document",
        verbose_name=_("file"),
        # A file that must go at once can be deleted; its address then says that it is withdrawn.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    isbn = models.CharField(
        _("ISBN"), max_length=17, blank=True, help_text=_("Of this language and format.")
    )
    pages = models.PositiveSmallIntegerField(
        _("pages"), null=True, blank=True, help_text=_("Of the printed book. A file’s are counted.")
    )

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("format")]),
        FieldPanel("title"),
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("isbn"), FieldPanel("pages")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "format"], name="one_edition_a_language_and_format"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.get_format_display()}"

    @property
    def is_printed(self) -> bool:
        """Whether this is paper, to be ordered, and not a file."""
        return self.format == Format.PRINT

    @cached_property
    def cover_key(self) -> int | None:
        """The key of the picture of its first page; lists fetch it along, without the file."""
        return self.facts.cover_id if self.facts else None

    @cached_property
    def first_page(self) -> Image | None:
        """The picture of its first page."""
        return self.facts.cover if self.facts else None

    @property
    def facts(self) -> Any:
        """The `FileFacts` of the file; None where there is no file, or it was not read yet."""
        return getattr(self.document, "facts", None)

    @property
    def has_light(self) -> bool:
        """Whether there is a light version beside the file."""
        facts = self.facts
        return facts is not None and bool(facts.light_size)

    def address(self, *, light: bool = False) -> str:
        """The address of the file, in the version that it is now, for this reader."""
        code = reader_language()
        path = FileAddress(self.language, self.format, light).path(code)
        file_hash = self.facts.light_hash if light and self.facts else self.file_hash
        return f"{self.page.address(code)}{path}?{VERSION}={file_hash[:VERSION_DIGITS]}"

    @property
    def file_hash(self) -> str:
        """The hash of the file; empty where there is none."""
        return str(self.document.file_hash) if self.document else ""

    @property
    def light_address(self) -> str:
        """The address of the light version."""
        return self.address(light=True)

    @property
    def content_type(self) -> str:
        """The file's type, as a link says it."""
        return CONTENT_TYPES[self.format]

    def clean_fields(self, exclude: Any = None) -> None:
        """Bring the tag into its usual form before it is checked."""
        self.language = canonical_tag(self.language)
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        """Check the ISBN, and that file and format agree."""
        super().clean()
        if self.isbn:
            self.isbn = _checked_isbn(self.isbn)
        if self.is_printed and self.document_id:
            raise ValidationError({"document": _("A printed edition has no file.")})
        if self.document and self.document.file_extension.lower() != self.format:
            message = _("This file is of another format: %(format)s.")
            extension = self.document.file_extension.upper()
            raise ValidationError({"document": message % {"format": extension}})


def _checked_isbn(number: str) -> str:
    """Put the hyphens of an ISBN in the right places; raise ValidationError for no ISBN."""
    try:
        return str(isbn.format(isbn.validate(number), convert=True))
    except NotAnIsbn as error:
        message = _("This is no ISBN: a digit is wrong or missing.")
        raise ValidationError({"isbn": message}) from error
