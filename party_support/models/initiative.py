"""An initiative: support to a sister party, or to several."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.formatting import rounded
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.listing.entries import Facts, ListedMixin
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation

from ..context.initiatives import initiative_context, searched_words
from ..protection import PROTECTED_FACTS, PUBLIC_FACTS


def _terms(model: str, name: Any) -> ParentalManyToManyField:
    return ParentalManyToManyField(model, verbose_name=name, blank=True, related_name="initiatives")


def _ticked(name: str) -> FieldPanel:
    return FieldPanel(name, widget=CheckboxSelectMultiple)


FACTS_TAB = ObjectList(
    [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")])],
            heading=_("Period"),
        ),
        MultiFieldPanel(
            [_ticked("countries"), FieldPanel("sister_parties")], heading=_("Where and with whom")
        ),
        MultiFieldPanel(
            [_ticked("focuses"), _ticked("themes"), _ticked("target_groups")],
            heading=_("What and for whom"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("budget"), FieldPanel("budget_rounded")])],
            heading=_("Money"),
        ),
    ],
    heading=_("Facts"),
)


class InitiativePage(ListedMixin, BasePage):
    """What is done with a sister party, what came of it, and what others can learn from it."""

    required_texts: tuple[str, ...] = ("heading", "body")
    template = "party_support/initiative_page.html"
    print_template: ClassVar[str] = "party_support/print/initiative_page.html"
    parent_page_types: ClassVar[list[str]] = ["party_support.PartySupportIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    kind = _("Initiative")
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = PROTECTED_FACTS
    public_facts: ClassVar[dict[str, str]] = PUBLIC_FACTS

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    learned = models.TextField(
        _("what was learned"), blank=True, help_text=_("What another party can use.")
    )
    countries = _terms("taxonomy.Country", _("countries"))
    sister_parties = ParentalManyToManyField(
        "taxonomy.Organisation",
        verbose_name=_("sister parties"),
        blank=True,
        related_name="initiatives",
        limit_choices_to={"role": Organisation.Role.SISTER_PARTY},
        help_text=_("Only those who may be named in public. Removed where the level is not open."),
    )
    focuses = _terms("party_support.Focus", _("focus"))
    themes = _terms("taxonomy.Theme", _("themes"))
    target_groups = _terms("taxonomy.TargetGroup", _("target groups"))
    period_start = models.DateField(_("start"), null=True, blank=True)
    period_end = models.DateField(_("end"), null=True, blank=True)
    budget = models.PositiveBigIntegerField(_("budget, SEK"), null=True, blank=True)
    budget_rounded = models.BooleanField(
        _("the sum is rounded"),
        default=False,
        help_text=_("The sum of an initiative that is not open is rounded when it is saved."),
    )
    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    edit_handler = tabs(
        text_tab(
            stacked("body", heading=_("Text")),
            InlinePanel("results", heading=_("Results"), label=_("Result")),
            side_by_side("learned"),
            InlinePanel(
                "challenges",
                heading=_("Challenges"),
                label=_("Challenge"),
                help_text=_("Each is shown across countries, with how it was met here."),
            ),
            FieldPanel("picture"),
        ),
        FACTS_TAB,
        settings_tab(RELATED_PANEL),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture, the results and the challenges along with the page."""
        return (
            super()
            .for_display()
            .select_related("picture")
            .prefetch_related("results", "challenges__challenge")
        )

    @classmethod
    def with_listed_facts(cls) -> models.QuerySet:
        """Fetch what lists sort initiatives by."""
        return cls.objects.prefetch_related("countries", "focuses", "themes", "challenges")

    def listed_facts(self) -> Facts:
        """What lists sort it by; its live row holds nothing that is withheld."""
        return Facts(
            terms={
                "country": [country.pk for country in self.countries.all()],
                "focus": [focus.pk for focus in self.focuses.all()],
                "challenge": [met.challenge_id for met in self.challenges.all()],
                "theme": [theme.pk for theme in self.themes.all()],
            },
            starts=self.period_start,
            ends=self.period_end,
            amount=self.budget,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what `party_support.context` makes of an initiative."""
        context = super().get_context(request, *args, **kwargs)
        return context | initiative_context(self, context["crumbs"])

    def words(self, code: str) -> str:
        """The text, what was learned, the results and the challenges in one language."""
        return "\n".join(filter(None, [super().words(code), *searched_words(self, code)]))

    def prepare_texts(self) -> None:
        """Round a sum that could be recognised."""
        if self.budget and self.protection != ProtectionLevel.OPEN:
            self.budget, self.budget_rounded = rounded(self.budget), True
        super().prepare_texts()

    def clean(self) -> None:
        """Refuse a period that ends before it starts, in words."""
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The end is before the start.")})
