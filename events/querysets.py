"""Events from the database: public ones, upcoming and past."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from palmecenter.listing.context import Row
from palmecenter.pages.querysets import LISTING_FIELDS, public_for_listing, public_pages


def public_events(code: str = "") -> QuerySet[Any]:
    """The events that the public may see, without their texts.

    With a language, those that exist in it: what is not ready has no text in the live row.
    """
    # By its name: the pages are made of what stands here.
    rows = apps.get_model("events", "EventPage").rows()
    events = public_pages(rows).defer_streamfields()
    return events.filter(**{f"ready_{code}": True, f"heading_{code}__gt": ""}) if code else events


def for_lists(events: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch only what a list shows of events, which is a third of what is known of them."""
    return events.only(
        *LISTING_FIELDS,
        *("start_date", "start_time", "end_date", "end_time", "time_zone", "starts_at", "ends_at"),
        *("status", "event_kind", "notice_sv", "notice_en", "registration"),
        *("has_place", "place_name", "street", "city", "is_online"),
    )


def to_come(events: QuerySet[Any]) -> QuerySet[Any]:
    """Select those that are not over, the next one first; an event that goes on is among them."""
    return events.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")


def upcoming(events: QuerySet[Any]) -> list[Any]:
    """Those that are not over, the next one first."""
    return public_for_listing(for_lists(to_come(events)))


def past(events: QuerySet[Any]) -> list[Any]:
    """Those that are over, the latest one first."""
    over = events.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")
    return public_for_listing(for_lists(over))


@dataclass(frozen=True)
class Group:
    """Neighbours in a list that are all to come, or all over."""

    is_past: bool
    events: list[Any]


def by_time(rows: list[Row]) -> list[Group]:
    """The events of some rows of the list, in order, parted where what is over begins."""
    events = (row.page for row in rows)
    return [
        Group(over, list(those)) for over, those in groupby(events, key=lambda event: event.is_past)
    ]
