"""Who is registered and has not been told what has changed: the site writes to nobody by itself.

Every mail to somebody says when and where the event is and whether it takes place, so whoever got
one since the last change knows of it.
"""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from wagtail.admin import messages

from .models import EventPage, Registration


def registered(event: EventPage) -> QuerySet[Registration]:
    """Return those who have a place or wait for one."""
    return event.registrations.exclude(status=Registration.Status.UNCONFIRMED)


def untold(event: EventPage) -> QuerySet[Registration]:
    """Return those who got no mail since it last changed when, where or whether the event is."""
    return registered(event).filter(told_sequence__lt=event.sequence)


def untold_words(event: EventPage) -> str:
    """Return, for staff, how many were not told of what; empty where all were or it is over."""
    count = 0 if event.is_past else untold(event).count()
    if not count:
        return ""
    if event.status == EventPage.Status.CANCELLED:
        words = ngettext(
            "%(count)s person is registered and has not been told that it is cancelled.",
            "%(count)s people are registered and have not been told that it is cancelled.",
            count,
        )
    elif event.status == EventPage.Status.POSTPONED:
        words = ngettext(
            "%(count)s person is registered and has not been told that it is postponed.",
            "%(count)s people are registered and have not been told that it is postponed.",
            count,
        )
    else:
        words = ngettext(
            "%(count)s person is registered and has not been told when and where it is now.",
            "%(count)s people are registered and have not been told when and where it is now.",
            count,
        )
    return words % {"count": count}


def write_buttons(request: HttpRequest, event: EventPage) -> list[str]:
    """Return the button that leads to writing to them, for those who may."""
    if not request.user.has_perm("events.change_registration"):
        return []
    address = reverse("events_registrations_message", args=[event.pk])
    return [messages.button(address, _("Write to them"))]


def remind_staff(request: HttpRequest, event: EventPage) -> None:
    """Say who has not been told, where anybody has not, with the way to write to them."""
    if words := untold_words(event):
        messages.warning(request, words, buttons=write_buttons(request, event))
