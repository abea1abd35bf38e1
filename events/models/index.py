"""The front of all events: what is coming, and the archive."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab


class EventIndexPage(BasePage):
    """All events, upcoming and past, with the series they belong to."""

    template = "events/event_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage", "events.EventSeriesPage"]
    max_count_per_parent = 1

    edit_handler = tabs(text_tab(), settings_tab(RELATED_PANEL), publishing_tab())

    class Meta:
        verbose_name = _("page of events")
        verbose_name_plural = _("pages of events")
