"""Debate articles, which answer each other."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.panels import stacked
from palmecenter.listing.entries import Facts, ListedMixin
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.pages.querysets import public_for_listing

from .citable import Citable
from .inlines import AUTHORS_PANEL, DebateAuthor


class DebatePage(Citable, ListedMixin, BasePage):
    """An article that argues, signed and dated."""

    required_texts: tuple[str, ...] = ("heading", "body")
    template = "publications/debate_page.html"
    print_template: ClassVar[str] = "publications/print/debate_page.html"
    parent_page_types: ClassVar[list[str]] = ["publications.DebateIndexPage"]
    kind = _("Debate article")

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    date = models.DateField(_("date"), default=timezone.localdate)
    in_answer_to = models.ForeignKey(
        "self",
        verbose_name=_("in answer to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
    )
    published_in = models.CharField(
        _("first published in"), max_length=160, blank=True, help_text=_("A newspaper, say.")
    )
    published_url = models.URLField(_("at the address"), blank=True)
    themes = ParentalManyToManyField(
        "taxonomy.Theme", verbose_name=_("themes"), blank=True, related_name="debate_articles"
    )

    edit_handler = tabs(
        text_tab(stacked("body", heading=_("Text"))),
        settings_tab(
            FieldPanel("date"),
            AUTHORS_PANEL,
            PageChooserPanel("in_answer_to", "publications.DebatePage"),
            FieldRowPanel([FieldPanel("published_in"), FieldPanel("published_url")]),
            FieldPanel("themes"),
            RELATED_PANEL,
        ),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("debate article")
        verbose_name_plural = _("debate articles")

    def clean(self) -> None:
        """Refuse an article that answers itself, or one that answers it."""
        super().clean()
        answered, met = self.in_answer_to, {self.pk}
        while answered is not None:
            if answered.pk in met:
                message = _("An article cannot answer itself, nor what answers it.")
                raise ValidationError({"in_answer_to": message})
            met.add(answered.pk)
            answered = answered.in_answer_to

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the authors and the article that is answered along with the page."""
        authors = DebateAuthor.objects.select_related("person")
        return (
            super()
            .for_display()
            .select_related("in_answer_to")
            .prefetch_related(Prefetch("authors", queryset=authors))
        )

    @classmethod
    def with_listed_facts(cls) -> models.QuerySet:
        """Fetch the themes along with the pages."""
        return super().with_listed_facts().prefetch_related("themes")

    def listed_facts(self) -> Facts:
        """What lists filter and sort an article by."""
        return Facts(
            terms={
                "theme": [theme.pk for theme in self.themes.all()],
                "year": [self.date.year],
            },
            starts=self.date,
            ends=self.date,
        )

    def work_facts(self) -> dict[str, Any]:
        """What a reference says of an article."""
        return {
            "type": "article-newspaper" if self.published_in else "webpage",
            "issued": self.date,
            "container": self.published_in,
        }

    def words(self, code: str) -> str:
        """The text and the authors' names, for search."""
        return "\n".join(
            [super().words(code), *(author.shown_name for author in self.authors.all())]
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `answered` and `answers`: the public articles that this one answers, or that do."""
        context = super().get_context(request, *args, **kwargs)
        answered = [self.in_answer_to] if self.in_answer_to else []
        answers = self.answers.live().defer_streamfields().order_by("date", "path")
        context["authors"] = self.authors.all()
        context["answered"] = public_for_listing(answered)
        context["answers"] = public_for_listing(answers)
        return context
