"""The front of a section, with the pages in it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.panels import stacked

from ..home_panels import parts
from ..panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from .base import BasePage


class SectionPage(BasePage):
    """The first page of a section: what it is about and what is in it."""

    template = "pages/section_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    # Page types say themselves, in `parent_page_types`, that they stand in a section.
    subpage_types: ClassVar[list[str] | None] = None
    show_in_menus_default = True

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    edit_handler = tabs(
        text_tab(FieldPanel("picture"), stacked("body", heading=_("Text"))),
        settings_tab(FieldPanel("voice"), RELATED_PANEL),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("section page")
        verbose_name_plural = _("section pages")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture along with the page."""
        return super().for_display().select_related("picture")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `children`, in the order editors gave them, and what they show in their `parts`."""
        context = super().get_context(request, *args, **kwargs)
        children = self.children()
        return context | {"children": children, "parts": parts(request, children)}
