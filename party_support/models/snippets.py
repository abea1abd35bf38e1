"""The section's own vocabulary: words that the manual explains, and kinds of support."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from palmecenter.languages.panels import side_by_side
from palmecenter.taxonomy.models.term import Term
from palmecenter.taxonomy.searching import found_by, sorted_by


class GlossaryTerm(index.Indexed, models.Model):
    """A word and what it means, in both languages; chapters link to it where it comes first."""

    term = models.CharField(_("word"), max_length=80)
    inflections = models.CharField(
        _("other forms"),
        max_length=400,
        blank=True,
        help_text=_("How else the word stands in texts, with commas between: statutes, by-laws."),
    )
    definition = models.TextField(_("definition"))

    search_fields = [
        *found_by("term_sv", "term_en"),
        *sorted_by("definition_sv", "definition_en"),
    ]
    panels = [side_by_side("term"), side_by_side("inflections"), side_by_side("definition")]

    class Meta:
        verbose_name = _("word in the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["term_sv"]

    def __str__(self) -> str:
        return self.term or self.term_sv or ""


class Focus(Term):
    """A kind of support, such as training of party leaders."""

    text = models.TextField(_("text"), blank=True, help_text=_("Two or three sentences."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    search_fields = [*Term.search_fields, *sorted_by("sort_order")]
    panels = [
        side_by_side("name"),
        side_by_side("slug"),
        side_by_side("text"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = _("focus")
        verbose_name_plural = _("focuses")
        ordering = ["sort_order", "name_sv"]
