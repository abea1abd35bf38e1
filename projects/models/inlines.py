"""What a project has several of: results, funders and pictures."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side

from ..choices import ResultKind, ResultUnit
from ..protection import FUNDERS


def figure_field(name: Any) -> models.DecimalField:
    """A field for a figure of a result. A figure nobody knows is null, which is not 0."""
    return models.DecimalField(name, max_digits=14, decimal_places=2, null=True, blank=True)


class ProjectStory(Orderable):
    """A result as a story: before and after, how it came about, who says so, what was learnt.

    Of open projects alone (see `projects.protection`). Whoever is quoted is named by what they do.
    """

    page = ParentalKey("projects.ProjectPage", on_delete=models.CASCADE, related_name="stories")
    title = models.CharField(_("title"), max_length=120, blank=True)
    before = models.CharField(_("before"), max_length=300, blank=True, help_text=_("One line."))
    after = models.CharField(_("after"), max_length=300, blank=True, help_text=_("One line."))
    text = models.TextField(_("what happened"), blank=True)
    quote = models.TextField(_("quote"), blank=True)
    quote_role = models.CharField(
        _("who says so"),
        max_length=120,
        blank=True,
        help_text=_("“Treasurer of a savings group”. Never a person’s name."),
    )
    learnt = models.TextField(_("what was learnt"), blank=True)
    evaluation = models.ForeignKey(
        "pages.BasePage",
        verbose_name=_("evaluation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The publication that says how we know."),
    )

    panels = [
        side_by_side("title"),
        side_by_side("before"),
        side_by_side("after"),
        side_by_side("text"),
        side_by_side("quote"),
        side_by_side("quote_role"),
        side_by_side("learnt"),
        PageChooserPanel("evaluation", "publications.PublicationPage"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("result story")
        verbose_name_plural = _("result stories")

    def __str__(self) -> str:
        return self.title_sv or self.title_en or ""


class ProjectResult(Orderable):
    """What changed: a statement, and how far it has come towards its target."""

    Kind = ResultKind
    Unit = ResultUnit

    page = ParentalKey("projects.ProjectPage", on_delete=models.CASCADE, related_name="results")
    statement = models.CharField(_("what is measured"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=7, choices=ResultKind, default=ResultKind.OUTPUT)
    unit = models.CharField(_("unit"), max_length=7, choices=ResultUnit, default=ResultUnit.NUMBER)
    baseline = figure_field(_("baseline"))
    target = figure_field(_("target"))
    achieved = figure_field(_("achieved"))
    year = models.PositiveSmallIntegerField(
        _("as of year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1992), MaxValueValidator(2100)],
    )

    panels = [
        side_by_side("statement"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("unit"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("baseline"), FieldPanel("target"), FieldPanel("achieved")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return self.statement or ""

    @property
    def share(self) -> Decimal | None:
        """How much of the way from baseline to target is done; None where nobody can say.

        Where the baseline is not known it is how much of the target is reached.
        """
        if self.target is None or self.achieved is None:
            return None
        start = self.baseline or Decimal(0)
        if self.target == start:
            return None
        return (self.achieved - start) / (self.target - start)


class ProjectFunding(Orderable):
    """Who pays, and how much of the budget."""

    goes_with: ClassVar[str] = "organisation"
    page = ParentalKey("projects.ProjectPage", on_delete=models.CASCADE, related_name="funders")
    organisation = models.ForeignKey(
        "taxonomy.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        limit_choices_to=FUNDERS,
        related_name="+",
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("Where the funder is not among the organisations, such as several gifts."),
    )
    amount = models.PositiveBigIntegerField(_("amount, SEK"), null=True, blank=True)

    panels = [FieldPanel("organisation"), side_by_side("name"), FieldPanel("amount")]

    class Meta(Orderable.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")

    def __str__(self) -> str:
        return str(self.organisation or self.name or "")

    def clean(self) -> None:
        """Ask for somebody who pays."""
        super().clean()
        if not (self.organisation_id or self.name_sv or self.name_en):
            raise ValidationError({"organisation": _("Choose an organisation, or give a name.")})


class ProjectPicture(Orderable):
    """A picture from the work."""

    page = ParentalKey("projects.ProjectPage", on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        "media.Image", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("image")]

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return str(self.image)
