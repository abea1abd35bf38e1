"""A development project."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.listing.entries import Facts, ListedMixin
from palmecenter.pages.models import BasePage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.known_names import MEMBERS

from ..choices import SAID_BY_STAFF, IatiPublishing, Status
from ..context.project import project_context, searched_words
from ..filters import LISTED_BY, listed_facts
from ..forms import PROJECT_EDITOR
from ..protection import (
    PROTECTED_FACTS,
    PUBLIC_FACTS,
    HiddenPartnersMixin,
    RoundedSumsMixin,
)
from ..querysets import with_parts
from ..status import status_on


def terms(model: str, name: Any) -> ParentalManyToManyField:
    """A field for the terms of one kind that a project is sorted by."""
    return ParentalManyToManyField(
        f"taxonomy.{model}", verbose_name=name, blank=True, related_name="projects"
    )


class ProjectPage(HiddenPartnersMixin, RoundedSumsMixin, ListedMixin, BasePage):
    """A project: what is done where, with whom, for how much, and what came of it."""

    required_texts: tuple[str, ...] = ("heading", "body")
    template = "projects/project_page.html"
    print_template: ClassVar[str] = "projects/print/project_page.html"
    parent_page_types: ClassVar[list[str]] = ["projects.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    kind = _("Project")
    # One activity has one identifier.
    exclude_fields_in_copy: ClassVar[list[str]] = [
        *BasePage.exclude_fields_in_copy,
        "iati_identifier",
    ]
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = PROTECTED_FACTS
    public_facts: ClassVar[dict[str, str]] = PUBLIC_FACTS

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    lessons = models.TextField(
        _("lessons"), blank=True, help_text=_("What the project taught those who ran it.")
    )

    countries = terms("Country", _("countries"))
    region = models.ForeignKey(
        "taxonomy.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        help_text=_("Only for a project without a country, or one that is worldwide."),
    )
    themes = terms("Theme", _("themes"))
    target_groups = terms("TargetGroup", _("target groups"))
    ways_of_working = terms("WayOfWorking", _("ways of working"))
    scale = models.ForeignKey(
        "taxonomy.Scale",
        verbose_name=_("scale"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    member_organisations = ParentalManyToManyField(
        "taxonomy.Organisation",
        verbose_name=_("member organisations"),
        blank=True,
        limit_choices_to=MEMBERS,
        related_name="projects_run",
    )
    partner_organisations = ParentalManyToManyField(
        "taxonomy.Organisation",
        verbose_name=_("partner organisations"),
        blank=True,
        related_name="projects_shared",
        help_text=_("Only those who may be named in public."),
    )
    contact = models.ForeignKey(
        "taxonomy.Person",
        verbose_name=_("contact person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    period_start = models.DateField(_("start"), null=True, blank=True)
    period_end = models.DateField(_("end"), null=True, blank=True)
    status_override = models.CharField(
        _("status"),
        max_length=8,
        choices=SAID_BY_STAFF,
        blank=True,
        default="",
        help_text=_("Leave empty: it follows from the period. Choose one to say otherwise."),
    )

    budget = models.PositiveBigIntegerField(_("budget, SEK"), null=True, blank=True)
    spent = models.PositiveBigIntegerField(_("spent, SEK"), null=True, blank=True)
    amounts_rounded = models.BooleanField(
        _("the sums are rounded"),
        default=False,
        help_text=_("Sums of a project that is not open are rounded when it is saved."),
    )

    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    iati_identifier = models.CharField(
        _("IATI identifier"),
        max_length=100,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[^\s/&|?]+$", _("No blanks, and none of / & | ?"))],
    )
    iati_sector = models.CharField(
        _("OECD DAC sector"),
        max_length=5,
        blank=True,
        default="",
        validators=[RegexValidator(r"^\d{5}$", _("Five digits, such as 15150."))],
        help_text=_("Only where it is another than the themes’."),
    )
    iati_aid_type = models.CharField(
        _("aid type"),
        max_length=3,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[A-Z]\d{2}$", _("A letter and two digits, such as C01."))],
    )
    iati_gender_marker = models.PositiveSmallIntegerField(
        _("gender equality marker"),
        choices=[
            (0, _("0: not targeted")),
            (1, _("1: significant objective")),
            (2, _("2: principal objective")),
        ],
        null=True,
        blank=True,
    )
    iati_publish = models.CharField(
        _("open data tells"), max_length=7, choices=IatiPublishing, default=IatiPublishing.FULL
    )
    iati_reason = models.CharField(_("reason"), max_length=200, blank=True, default="")

    edit_handler = PROJECT_EDITOR

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="project_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["iati_identifier"],
                condition=~Q(iati_identifier=""),
                name="project_iati_identifier_once",
            ),
        ]
        indexes = [models.Index(fields=["period_start", "period_end"], name="project_period")]

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch what the page shows along with it; its terms are fetched when it is shown."""
        found = super().for_display().select_related("picture", "contact", "region", "scale")
        return with_parts(found)

    def listed_facts(self) -> Facts:
        """What lists sort the project by."""
        return listed_facts(self)

    @classmethod
    def with_listed_facts(cls) -> models.QuerySet:
        """Fetch the terms that lists sort the project by along with it."""
        return super().with_listed_facts().prefetch_related(*LISTED_BY.values(), "stories")

    def words(self, code: str) -> str:
        """Add to the text what the page says of results, lessons, places and organisations."""
        return "\n".join([super().words(code), *searched_words(self, code)])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page tells: see `projects.context`."""
        context = super().get_context(request, *args, **kwargs)
        return context | project_context(self, context["crumbs"])

    def status_on(self, day: date) -> Status:
        """Where the project stands on a day."""
        return status_on(day, self.period_start, self.period_end, self.status_override)

    @property
    def status(self) -> Status:
        """Where the project stands today, in Sweden."""
        return self.status_on(timezone.localdate())

    def clean(self) -> None:
        """Refuse a period that ends before it starts, in words."""
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The end is before the start.")})
