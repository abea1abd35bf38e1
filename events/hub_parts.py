"""What hubs show of the events: those on a theme, and those that relate to work in a country."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from palmecenter.hubs.parts import PagesPart, Part, register
from palmecenter.listing.term_pages import term_query
from palmecenter.taxonomy.models import Country, Theme

from .dates import event_dates
from .filters import EventFilters
from .models import EventIndexPage, EventPage
from .querysets import for_lists


def _meta(page: Any, code: str) -> str:
    return event_dates(page, code).own


HUB_PARTS: tuple[Part, ...] = (
    PagesPart(
        rank=30,
        name="events",
        heading=_("Events"),
        page_type=EventPage,
        relations={Theme: "themes"},
        through_related=frozenset({Country}),
        order=("-starts_at",),
        fetch=for_lists,
        meta=_meta,
        list_type=EventIndexPage,
        list_query=partial(term_query, EventFilters),
        list_label=_("All of them in the calendar"),
        organisations=("organisers",),
    ),
)

register(*HUB_PARTS)
