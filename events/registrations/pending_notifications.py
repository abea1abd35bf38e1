"""Who is registered and has not been told what has changed: the site writes to nobody by itself.

Every mail to somebody says when and where the event is and whether it takes place, so whoever got
one since the last change knows of it.
"""

from django.db.models import QuerySet
from django.utils.translation import ngettext

from ..models import EventPage, Registration


def registered(event: EventPage) -> QuerySet[Registration]:
    """Those who have a place or wait for one."""
    return event.registrations.exclude(status=Registration.Status.UNCONFIRMED)


def pending(event: EventPage) -> QuerySet[Registration]:
    """Those who got no mail since it last changed when, where or whether the event is."""
    return registered(event).filter(told_sequence__lt=event.sequence)


def pending_words(event: EventPage) -> str:
    """For staff, how many were not told of what; empty where all were or it is over."""
    count = 0 if event.is_past else pending(event).count()
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
