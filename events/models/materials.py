"""What remains of an event: recordings, transcripts, documentation and photos."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side


class EventMaterial(Orderable):
    """A file or an address with what was said. A file knows its size; of an address staff say it.

    With neither, it says what there is, and how to get it is said in words.
    """

    class Kind(models.TextChoices):
        """What it is."""

        VIDEO = "video", _("Recording, picture and sound")
        AUDIO = "audio", _("Recording, sound")
        LIGHT = "light", _("Recording for weak lines, sound")
        TRANSCRIPT = "transcript", _("Transcript")
        CAPTIONS = "captions", _("Captions")
        DOCUMENTATION = "documentation", _("Documentation")

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    label = models.CharField(_("what it is"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=8, blank=True, help_text=_("Its code, such as sv or ar.")
    )
    document = models.ForeignKey(
        "media.Document",
        verbose_name=_("file"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    url = models.URLField(_("or its address"), blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    size_given = models.PositiveBigIntegerField(
        _("size in bytes"), null=True, blank=True, help_text=_("Not needed for a file.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        side_by_side("label"),
        FieldPanel("document"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("size_given")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("recording or document")
        verbose_name_plural = _("recordings and documents")

    def __str__(self) -> str:
        return self.label or self.get_kind_display()

    @property
    def link(self) -> str:
        """Where it is to be had; empty where it is not."""
        return self.document.url if self.document else self.url

    @property
    def size(self) -> int | None:
        """How many bytes it has, if anybody knows."""
        return self.document.file_size if self.document else self.size_given

    @property
    def file_format(self) -> str:
        """What kind of file it is, such as EPUB; empty for what is at an address."""
        return self.document.file_extension.upper() if self.document else ""

    def clean(self) -> None:
        """Refuse a file and an address at once."""
        super().clean()
        if self.document_id and self.url:
            raise ValidationError({"url": _("Choose a file or give an address, not both.")})


class EventPhoto(Orderable):
    """A picture from the event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "media.Image", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("image")]

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return str(self.image)


AFTERWARDS_PANELS = (
    InlinePanel(
        "materials",
        heading=_("Recordings and documents"),
        label=_("Recording or document"),
    ),
    InlinePanel("photos", heading=_("Photos"), label=_("Photo")),
)
