"""What the support to a party is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from palmecenter.languages.panels import side_by_side
from palmecenter.taxonomy.models.term import Term
from palmecenter.taxonomy.searching import sorted_by


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
