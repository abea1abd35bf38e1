"""All publications."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.panels import stacked
from palmecenter.languages.reading import reader_language
from palmecenter.listing.listing import Listing
from palmecenter.listing.pages import ListPageMixin
from palmecenter.listing.rows import Row, rows_of
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..filters import PublicationFilters
from ..languages import archives_of
from ..queries import with_newest
from .publication import PublicationPage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

NEWEST = 3


class PublicationIndexPage(ListPageMixin, BasePage):
    """The list of publications, which readers sort through."""

    print_template: ClassVar[str] = "print/publication_index_page.html"
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
        """Return what the feed tells of, the newest first."""
        pages = PublicationPage.objects.child_of(self).defer_streamfields()
        return pages.prefetch_related("authors__person", "themes").order_by(
            "-first_published_at", "-pk"
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `rows` of publications; what is new, and whole languages, beside the whole list."""
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        code = reader_language()
        context |= {
            **self._rows(listing, context.get("rows")),
            "archives": archives_of(self) if listing.is_its_beginning else [],
            "feed_url": self.route_address("feed", code),
            "order_url": self.route_address("order", code),
            "materials_url": self.route_address("materials", code),
        }
        return context

    def _rows(self, listing: Listing, on_paper: list[Row] | None) -> dict[str, list]:
        """Return the `rows`, and the `newest` before a list in full, by the same queries."""
        if on_paper is not None or not listing.is_its_beginning:
            return {"rows": listing.rows if on_paper is None else on_paper, "newest": []}
        keys = [entry.pk for entry in listing.entries]
        pages, newest = with_newest(keys, self, NEWEST)
        return {"rows": rows_of(listing.filters, listing.entries, pages), "newest": newest}
