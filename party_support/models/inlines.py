"""What chapters and initiatives have several of, but for questions (`questions`)."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side
from palmecenter.protection.children import ProtectedChildMixin
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Country, Organisation

from .chapter import ChapterPage
from .initiative import InitiativePage

# Whatever nobody outside may know has no place in a manual: there is no closed comment.
LEVELS = [level for level in ProtectionLevel if level != ProtectionLevel.CLOSED]


class CountryComment(ProtectedChildMixin, Orderable):
    """What somebody in a party says, under their role and country: never under a name."""

    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {
        ProtectionLevel.LIMITED: ("party",),
        ProtectionLevel.PROTECTED: ("country",),
    }
    public_facts: ClassVar[dict[str, str]] = {
        "role": "what somebody does, never who they are",
        "text": "words of the editor's: what is said is why the comment is there",
        "protection": "how much is told shows by itself",
    }

    page = ParentalKey(ChapterPage, on_delete=models.CASCADE, related_name="country_comments")
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    party = models.ForeignKey(
        Organisation,
        verbose_name=_("party"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"role": Organisation.Role.SISTER_PARTY},
    )
    role = models.CharField(
        _("role"),
        max_length=120,
        blank=True,
        help_text=_("“Branch chair”, “Young member”. Never a person’s name."),
    )
    text = models.TextField(_("text"), blank=True)
    protection = models.CharField(
        _("protection level"),
        max_length=9,
        choices=[(level.value, level.label) for level in LEVELS],
        default=ProtectionLevel.OPEN,
        help_text=_("What the level hides is removed from the comment when it is saved."),
    )

    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("party")]),
        side_by_side("role"),
        side_by_side("text"),
        FieldPanel("protection"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return f"{self.role_sv or self.role_en}: {(self.text_sv or self.text_en or '')[:40]}"


def _figure(name: Any) -> models.DecimalField:
    """A field for a figure. One that nobody knows is null, which is not 0."""
    return models.DecimalField(name, max_digits=14, decimal_places=2, null=True, blank=True)


class InitiativeResult(Orderable):
    """What changed: a statement, and how far it has come towards its target."""

    class Kind(models.TextChoices):
        """What was done, or what it led to (OECD DAC's results chain)."""

        OUTPUT = "output", _("output")
        OUTCOME = "outcome", _("outcome")

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="results")
    text = models.CharField(_("what is measured"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.OUTPUT)
    in_percent = models.BooleanField(_("in per cent"), default=False)
    baseline = _figure(_("baseline"))
    target = _figure(_("target"))
    achieved = _figure(_("achieved"))
    year = models.PositiveSmallIntegerField(
        _("as of year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1992), MaxValueValidator(2100)],
    )

    panels = [
        side_by_side("text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("in_percent"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("baseline"), FieldPanel("target"), FieldPanel("achieved")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return self.text_sv or self.text_en or ""


class InitiativeChallenge(Orderable):
    """A challenge that the parties of an initiative met, and how."""

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="challenges")
    challenge = models.ForeignKey(
        "taxonomy.Challenge",
        verbose_name=_("challenge"),
        on_delete=models.PROTECT,
        related_name="met_by",
    )
    text = models.TextField(_("how it was met"), blank=True)

    panels = [FieldPanel("challenge"), side_by_side("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")

    def __str__(self) -> str:
        return str(self.challenge)
