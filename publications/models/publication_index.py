"""All publications."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.panels import stacked
from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..context import publication_index_context
from ..filters import PublicationFilters
from .publication import PublicationPage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


class PublicationIndexPage(ListPageMixin, BasePage):
    """The list of publications, which readers sort through."""

    print_template: ClassVar[str] = "publications/print/publication_index_page.html"
    template = "publications/publication_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str] | None] = ["publications.PublicationPage"]

    list_filters = PublicationFilters

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    edit_handler = tabs(
        text_tab(stacked("body", heading=_("Text"))), settings_tab(RELATED_PANEL), publishing_tab()
    )

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")

    def feed_pages(self) -> "PageQuerySet":
        """What the feed tells of, the newest first."""
        pages = PublicationPage.objects.child_of(self).defer_streamfields()
        return pages.prefetch_related("authors__person", "themes").order_by(
            "-first_published_at", "-pk"
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `rows` of publications; what is new, and whole languages, beside the whole list."""
        context = super().get_context(request, *args, **kwargs)
        return context | publication_index_context(self, context["listing"], context.get("rows"))
