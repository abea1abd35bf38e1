"""The next events that take place, for the front page and the front of their section."""

from typing import Any

from palmecenter.pages.home_panels import HomePanel, register
from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_for_listing

from .choices import Status
from .models import EventIndexPage
from .querysets import for_lists, public_events, to_come

NEXT = 3


def _next_events(index: BasePage) -> dict[str, Any]:
    planned = public_events().filter(status=Status.PLANNED, path__startswith=index.path)
    events = public_for_listing(for_lists(to_come(planned))[:NEXT])
    return {"events": events} if events else {}


register(
    HomePanel(
        rank=10,
        page_type=EventIndexPage,
        content=_next_events,
        template="events/parts/home_panel.html",
        print_template="events/print/home_panel.html",
    )
)
