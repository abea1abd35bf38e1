"""The front of all events: what is coming, and the archive."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.localized import reader_language
from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.pages.querysets import LISTING_FIELDS, public_for_listing, public_pages

from ..filters import EventFilters
from ..querysets import by_time
from .series import EventSeriesPage


class EventIndexPage(ListPageMixin, BasePage):
    """All events, upcoming and past, to be filtered; calendars subscribe to what is chosen."""

    template = "events/event_index_page.html"
    print_template: ClassVar[str] = "events/print/event_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage", "events.EventSeriesPage"]
    list_filters = EventFilters
    max_count_per_parent = 1

    edit_handler = tabs(text_tab(), settings_tab(RELATED_PANEL), publishing_tab())

    class Meta:
        verbose_name = _("page of events")
        verbose_name_plural = _("pages of events")

    def series(self) -> list[EventSeriesPage]:
        """The series below it that the public may see, in the editors' order."""
        below = public_pages(EventSeriesPage.rows().child_of(self)).only(*LISTING_FIELDS)
        return sorted(public_for_listing(below), key=lambda series: series.path)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the events by whether they are over, the series, and where calendars subscribe."""
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        code = reader_language()
        calendar = self.route_address("calendar", code)
        if chosen := listing.filters.parameters(code, sort=(), number=()):
            calendar += f"?{urlencode(chosen)}"
        return context | {
            "groups": by_time(context.get("rows", listing.rows)),
            "series": self.series() if listing.is_its_beginning else [],
            "calendar_url": calendar,
            "calendar_absolute": absolute_url(request, calendar),
            "feed_url": self.route_address("feed", code),
        }
