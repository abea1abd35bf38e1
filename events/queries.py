"""Events from the database: public ones, upcoming and past."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from palmecenter.listing.context import Row
from palmecenter.pages.lists import IN_LISTS, listed, public_pages

from .models import (
    EventIndexPage,
    EventMaterial,
    EventPage,
    EventParticipant,
    EventPhoto,
    EventSeriesPage,
)


def public_events(code: str = "") -> QuerySet[EventPage]:
    """Return the events that the public may see, without their texts.

    With a language, those that exist in it: what is not ready has no text in the live row.
    """
    events = public_pages(EventPage.rows()).defer_streamfields()
    return events.filter(**{f"ready_{code}": True, f"heading_{code}__gt": ""}) if code else events


def for_lists(events: QuerySet[EventPage]) -> QuerySet[EventPage]:
    """Fetch only what a list shows of events, which is a third of what is known of them."""
    return events.only(
        *IN_LISTS,
        *("start_date", "start_time", "end_date", "end_time", "time_zone", "starts_at", "ends_at"),
        *("status", "event_kind", "notice_sv", "notice_en", "registration"),
        *("has_place", "place_name", "street", "city", "is_online"),
    )


def with_parts(events: QuerySet[EventPage]) -> QuerySet[EventPage]:
    """Fetch along the parts of events, each kind by one query."""
    return events.prefetch_related(
        Prefetch("participants", EventParticipant.objects.select_related("person", "organisation")),
        Prefetch("materials", EventMaterial.objects.select_related("document")),
        Prefetch("photos", EventPhoto.objects.select_related("image")),
        "programme",
        "organisers",
        "themes",
    )


def to_come(events: QuerySet[EventPage]) -> QuerySet[EventPage]:
    """Select those that are not over, the next one first; an event that goes on is among them."""
    return events.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")


def upcoming(events: QuerySet[EventPage]) -> list[EventPage]:
    """Return those that are not over, the next one first."""
    return listed(for_lists(to_come(events)))


def past(events: QuerySet[EventPage]) -> list[EventPage]:
    """Return those that are over, the latest one first."""
    over = events.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")
    return listed(for_lists(over))


@dataclass(frozen=True)
class Group:
    """Neighbours in a list that are all to come, or all over."""

    is_past: bool
    events: list[EventPage]


def by_time(rows: list[Row]) -> list[Group]:
    """Return the events of some rows of the list, in order, parted where what is over begins."""
    events = (row.page for row in rows)
    return [
        Group(over, list(those)) for over, those in groupby(events, key=lambda one: one.is_past)
    ]


def series_of(index: EventIndexPage) -> list[EventSeriesPage]:
    """Return the series below the list of events, in the editors' order."""
    below = public_pages(EventSeriesPage.rows().child_of(index)).only(*IN_LISTS)
    return sorted(listed(below), key=lambda series: series.path)
