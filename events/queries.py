"""Events from the database: public ones, upcoming and past."""

from django.db.models import QuerySet
from django.utils import timezone

from palmecenter.pages.lists import listed, public_pages

from .models import EventPage


def public_events(code: str = "") -> QuerySet[EventPage]:
    """Return the events that the public may see, with what a list of them shows.

    With a language, those that exist in it: what is not ready has no text in the live row.
    """
    events = public_pages(EventPage.objects.all()).select_related("series").defer_streamfields()
    return events.filter(**{f"ready_{code}": True, f"heading_{code}__gt": ""}) if code else events


def upcoming(events: QuerySet[EventPage]) -> list[EventPage]:
    """Return those that are not over, the next one first; an event that goes on is among them."""
    return listed(events.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk"))


def past(events: QuerySet[EventPage]) -> list[EventPage]:
    """Return those that are over, the latest one first."""
    return listed(events.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk"))
