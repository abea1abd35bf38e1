"""All debate articles."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.localized import reader_language
from palmecenter.languages.panels import stacked
from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..filters import DebateFilters
from .debate import DebatePage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


class DebateIndexPage(ListPageMixin, BasePage):
    """The list of debate articles, the newest first."""

    print_template: ClassVar[str] = "publications/print/debate_index_page.html"
    template = "publications/debate_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str] | None] = ["publications.DebatePage"]

    list_filters = DebateFilters

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    edit_handler = tabs(
        text_tab(stacked("body", heading=_("Text"))), settings_tab(RELATED_PANEL), publishing_tab()
    )

    class Meta:
        verbose_name = _("list of debate articles")
        verbose_name_plural = _("lists of debate articles")

    def feed_pages(self) -> "PageQuerySet":
        """What the feed tells of, the newest first."""
        pages = DebatePage.objects.child_of(self).defer_streamfields()
        return pages.prefetch_related("authors__person", "themes").order_by("-date", "-pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `feed_url`: the address of the feed."""
        context = super().get_context(request, *args, **kwargs)
        context["feed_url"] = self.route_address("feed", reader_language())
        return context
