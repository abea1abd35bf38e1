"""The manual: its cover, and what holds for all of its chapters."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from palmecenter.blocks.body import BodyBlock
from palmecenter.languages.codes import localized
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.languages.texts import plain_text
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab


class ManualPage(BasePage):
    """A manual for building a strong democratic party; its chapters are the pages below it."""

    required_texts: ClassVar[tuple[str, ...]] = ("heading", "summary")
    template = "party_support/manual_page.html"
    print_template: ClassVar[str] = "print/manual_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["party_support.ChapterPage"]
    kind = _("Manual")

    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    how_to_use = models.TextField(_("how to use the manual"), blank=True)
    safety = models.TextField(
        _("safety"),
        blank=True,
        help_text=_("What somebody should know before they carry a party manual with them."),
    )
    leading = StreamField(
        BodyBlock(),
        verbose_name=_("how to lead a study circle"),
        blank=True,
        help_text=_("How to run a meeting; opens the study-circle leader’s view."),
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
            side_by_side("subtitle"),
            FieldPanel("picture"),
            side_by_side("how_to_use"),
            side_by_side("safety"),
            stacked("leading", heading=_("How to lead a study circle")),
        ),
        settings_tab(RELATED_PANEL),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture along with the page."""
        return super().for_display().select_related("picture")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `entries`, the table of contents; on paper `chapters`, with all that is in them."""
        context = super().get_context(request, *args, **kwargs)
        from ..queries import entries_of, whole_chapters

        context["entries"] = entries_of(self)
        context["chapters"] = whole_chapters(self)
        return context

    def words(self, code: str) -> str:
        """Return what the cover says beside its heading and summary."""
        names = ("subtitle", "how_to_use", "safety", "leading")
        return "\n".join(plain_text(getattr(self, localized(name, code))) for name in names)
