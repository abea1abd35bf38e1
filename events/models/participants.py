"""Those who take part in an event before an audience, each with a level of protection."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side
from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.protection.children import ProtectedChildMixin
from palmecenter.protection.levels import ProtectionLevel

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

    class Kind(models.TextChoices):
        """In what capacity somebody takes part."""

        PARTNER = "partner", _("partner")
        POLITICIAN = "politician", _("politician")
        EXPERT = "expert", _("expert")
        ACTIVIST = "activist", _("activist")
        STAFF = "staff", _("staff")

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
        return InLanguage(self.organisation, reader_language()).name if self.organisation else ""
