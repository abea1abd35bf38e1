"""A series: events that belong together, under a name that readers know."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.panels import stacked
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..querysets import past, public_events, upcoming


class EventSeriesPage(BasePage):
    """What a series is, its next events and those that were."""

    template = "events/event_series_page.html"
    print_template: ClassVar[str] = "events/print/event_series_page.html"
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    kind = _("Series of events")

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    edit_handler = tabs(
        text_tab(stacked("body", heading=_("Text"))), settings_tab(RELATED_PANEL), publishing_tab()
    )

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `upcoming` and `past`: the events of the series."""
        context = super().get_context(request, *args, **kwargs)
        events = public_events().filter(series=self)
        context["upcoming"] = upcoming(events)
        context["past"] = past(events)
        return context
