"""What lists sort an event by."""

from typing import TYPE_CHECKING

from palmecenter.listing.entries import Facts

from .filters import ONLINE, months_between, place_key

if TYPE_CHECKING:
    from .models import EventPage


def listed_facts(page: "EventPage") -> Facts:
    """Return the facts of a live event. Its row holds nothing that its protection withholds."""
    return Facts(
        terms={
            "kind": [page.event_kind],
            "month": months_between(page.start_date, page.last_date),
            "place": [place_key(page.city)] * bool(page.city) + [ONLINE] * page.is_online,
            "theme": [theme.pk for theme in page.themes.all()],
            "series": [page.series_id] if page.series_id else [],
        },
        starts=page.start_date,
        ends=page.last_date,
    )
