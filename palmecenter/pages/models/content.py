"""A page of text, such as those about the organisation."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.blocks.body import BodyBlock, set_anchors
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.panels import stacked

from ..panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from .base import BasePage

# From so many headings on, a table of contents helps more than it takes room.
CONTENTS_FROM = 3


class ContentPage(BasePage):
    """Heading, summary and text; pages below it are listed at its foot."""

    required_texts: tuple[str, ...] = ("heading", "body")
    template = "pages/content_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage", "pages.ContentPage"]
    subpage_types: ClassVar[list[str]] = ["pages.ContentPage"]

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    edit_handler = tabs(
        text_tab(stacked("body", heading=_("Text"))), settings_tab(RELATED_PANEL), publishing_tab()
    )

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `children` and `contents`: the main headings, when there are several."""
        context = super().get_context(request, *args, **kwargs)
        context["children"] = self.children()
        main = [item for item in set_anchors(context["shown"].body) if item["level"] == "2"]
        context["contents"] = main if len(main) >= CONTENTS_FROM else []
        return context
