"""Events from the database: public ones, upcoming and past."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from palmecenter.listing.rows import Row
from palmecenter.pages.lists import listed, public_pages

from .models import (
    EventIndexPage,
    EventMaterial,
    EventPage,
    EventParticipant,
    EventPhoto,
    EventSeriesPage,
)


def public_events(code: str = "") -> QuerySet[EventPage]:
    """Return the events that the public may see, with what a list of them shows.

    With a language, those that exist in it: what is not ready has no text in the live row.
    """
    events = public_pages(EventPage.objects.all()).select_related("series").defer_streamfields()
    return events.filter(**{f"ready_{code}": True, f"heading_{code}__gt": ""}) if code else events


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
    return listed(to_come(events))


def past(events: QuerySet[EventPage]) -> list[EventPage]:
    """Return those that are over, the latest one first."""
    return listed(events.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk"))


@dataclass(frozen=True)
class Group:
    """Neighbours in a list that are all to come, or all over."""

    is_past: bool
    events: list[EventPage]


def by_time(rows: list[Row]) -> list[Group]:
    """Return the events of some rows of the list, in order, parted where what is over begins."""
    keys = [row.page.pk for row in rows]
    found = {event.pk: event for event in listed(public_events().filter(pk__in=keys))}
    events = [found[key] for key in keys if key in found]
    return [
        Group(over, list(those)) for over, those in groupby(events, key=lambda one: one.is_past)
    ]


def series_of(index: EventIndexPage) -> list[EventSeriesPage]:
    """Return the series below the list of events, in the editors' order."""
    return listed(public_pages(EventSeriesPage.objects.child_of(index)).order_by("path"))
