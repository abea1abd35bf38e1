"""What an initiative has several of: results, and challenges with how each was met."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side

from .initiative import InitiativePage


def _figure(name: Any) -> models.DecimalField:
    """Return a field for a figure. One that nobody knows is null, which is not 0."""
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
