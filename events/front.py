"""The next events that take place, for the front page and the front of their section."""

from typing import Any

from palmecenter.pages.front import FrontPart
from palmecenter.pages.lists import listed
from palmecenter.pages.models import BasePage

from .kinds import Status
from .models import EventIndexPage
from .queries import public_events, to_come

NEXT = 3


def _next_events(index: BasePage) -> dict[str, Any]:
    planned = public_events().filter(status=Status.PLANNED, path__startswith=index.path)
    # Whatever series an event is in is not said here, and a series is a whole page.
    events = listed(to_come(planned).select_related(None)[:NEXT])
    return {"events": events} if events else {}


NEXT_EVENTS = FrontPart(
    rank=10,
    page_type=EventIndexPage,
    content=_next_events,
    template="events/parts/front.html",
    print_template="events/print/front.html",
)
