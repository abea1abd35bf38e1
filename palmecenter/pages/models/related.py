"""What relates to a page, across all sections."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class RelatedPage(Orderable):
    """A page that relates to another one, whatever the types of both."""

    page = ParentalKey("pages.BasePage", on_delete=models.CASCADE, related_name="related_pages")
    related = models.ForeignKey(
        "pages.BasePage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
        constraints = [
            models.UniqueConstraint(fields=["page", "related"], name="related_once"),
        ]

    def __str__(self) -> str:
        return str(self.related)
