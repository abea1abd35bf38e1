"""All debate articles."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from palmecenter.blocks.body import BodyBlock
from palmecenter.languages.panels import stacked
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab


class DebateIndexPage(BasePage):
    """The list of debate articles, the newest first."""

    template = "publications/debate_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str] | None] = ["publications.DebatePage"]

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    edit_handler = tabs(
        text_tab(stacked("body", heading=_("Text"))), settings_tab(RELATED_PANEL), publishing_tab()
    )

    class Meta:
        verbose_name = _("list of debate articles")
        verbose_name_plural = _("lists of debate articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `children`: the articles."""
        context = super().get_context(request, *args, **kwargs)
        context["children"] = self.children()
        return context
