"""The rows of an event: who takes part, its programme, and what remains of it afterwards."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from palmecenter.languages.localized import Localized, reader_language
from palmecenter.languages.panels import side_by_side
from palmecenter.protection.children import ProtectedChildMixin
from palmecenter.protection.levels import ProtectionLevel

from ..choices import MaterialKind, ParticipantKind

# Whoever is for staff only takes no part before the public.
LEVELS = [level for level in ProtectionLevel.choices if level[0] != ProtectionLevel.CLOSED]


class EventParticipant(ProtectedChildMixin, Orderable):
    """A person in a role. Whoever is protected is the role and nothing else.

    `limited` leaves the organisation, `protected` the role alone.
    """

    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {
        ProtectionLevel.LIMITED: ("name", "person"),
        ProtectionLevel.PROTECTED: ("organisation",),
    }
    public_facts: ClassVar[dict[str, str]] = {
        "kind": "as what somebody takes part is all that is left of them",
        "role": "words of the editor's, all that is left of somebody who is protected",
        "protection": "how much is told shows by itself",
    }
    Kind = ParticipantKind

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="participants")
    kind = models.CharField(_("takes part as"), max_length=10, choices=Kind)
    role = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("Such as “Labour lawyer”.")
    )
    protection = models.CharField(
        _("protection level"),
        max_length=9,
        choices=LEVELS,
        default=ProtectionLevel.OPEN,
        help_text=_("Above “open”, the name is removed when you save."),
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    person = models.ForeignKey(
        "taxonomy.Person",
        verbose_name=_("person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "taxonomy.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("protection")]),
        side_by_side("role"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("person")]),
        FieldPanel("organisation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return self.public_name or self.role or self.get_kind_display()

    @property
    def public_name(self) -> str:
        """The name that the public may read; empty where there is none."""
        return self.name or (self.person.name if self.person else "")

    @property
    def organisation_name(self) -> str:
        """The name of the organisation in the reader's language; empty where there is none."""
        return Localized(self.organisation, reader_language()).name if self.organisation else ""


class ProgrammeItem(Orderable):
    """One point of the programme, at wall time in the event's zone."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="programme")
    day = models.DateField(
        _("day"), null=True, blank=True, help_text=_("The first day, unless you say otherwise.")
    )
    begins = models.TimeField(_("begins at"))
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    heading = models.CharField(_("heading"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("begins"), FieldPanel("ends")]),
        side_by_side("heading"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("point of the programme")
        verbose_name_plural = _("programme")

    def __str__(self) -> str:
        return f"{self.begins:%H:%M} {self.heading}"

    @property
    def date(self) -> date:
        """The day it is on."""
        return self.day or self.page.start_date


class EventMaterial(Orderable):
    """A file or an address with what was said. A file knows its size; of an address staff say it.

    With neither, it says what there is, and how to get it is said in words.
    """

    Kind = MaterialKind

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


def with_rows(events: models.QuerySet) -> models.QuerySet:
    """Events with their rows and terms fetched along, each kind by one query."""
    return events.prefetch_related(
        Prefetch("participants", EventParticipant.objects.select_related("person", "organisation")),
        Prefetch("materials", EventMaterial.objects.select_related("document")),
        Prefetch("photos", EventPhoto.objects.select_related("image")),
        "programme",
        "organisers",
        "themes",
    )
