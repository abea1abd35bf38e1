"""The front of all events: what is coming, and the archive."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from .below import BelowMixin


class EventIndexPage(BelowMixin, BasePage):
    """All events, upcoming and past, with the series they belong to."""

    template = "events/event_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage", "events.EventSeriesPage"]
    files: ClassVar[dict[str, str]] = {
        "calendar.ics": "events.views.index_calendar",
        "atom.xml": "events.views.index_feed",
    }
    max_count_per_parent = 1

    edit_handler = tabs(text_tab(), settings_tab(RELATED_PANEL), publishing_tab())

    class Meta:
        verbose_name = _("page of events")
        verbose_name_plural = _("pages of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the events, upcoming and past, and the series."""
        from ..queries import past, public_events, upcoming

        context = super().get_context(request, *args, **kwargs)
        context["upcoming"] = upcoming(public_events())
        context["past"] = past(public_events())
        return context
