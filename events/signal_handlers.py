"""What must happen whenever an event, or somebody's registration to it, changes."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from palmecenter.forms.outbox import about_to_send, waiting, was_sent
from palmecenter.protection.signals import level_raised

from .models import EventPage, Registration
from .registrations.services import promote_from_waiting_list

# What is true of the form that somebody sent, or is staff's own words.
HOLDS_IN_ANY_CASE = {"confirm", "known", "message"}


@receiver(page_published, sender=EventPage)
def give_new_places(sender: type, instance: EventPage, **kwargs: Any) -> None:
    """Give new places to those who wait, once the event that has them is safely published."""
    transaction.on_commit(partial(promote_from_waiting_list, instance.pk))


@receiver(about_to_send)
def is_still_true(about: dict[str, Any], **kwargs: Any) -> bool:
    """Tell whether a mail that waited still says what is so; if not, the next run writes anew.

    Nobody hears of a place that they have lost, or of a time when the event no longer is.
    """
    if "registration" not in about:
        return True
    found = Registration.objects.filter(pk=about["registration"]).select_related("event").first()
    if found is None:
        return False
    if about["template"] in HOLDS_IN_ANY_CASE:
        return True
    is_status = about["told"] in {"", found.status}
    return found.event.live and found.event.sequence == about["sequence"] and is_status


@receiver(was_sent)
def note_what_they_know(about: dict[str, Any], **kwargs: Any) -> None:
    """Note, once a mail has gone out, what somebody has been told by it."""
    if "registration" not in about:
        return
    known: dict[str, Any] = {"told_sequence": about["sequence"]}
    known |= {"told": about["told"]} if about["told"] else {}
    known |= {"reminded_at": timezone.now()} if about["template"] == "reminder" else {}
    Registration.objects.filter(pk=about["registration"]).update(**known)


@receiver(post_delete, sender=Registration)
def write_no_more(instance: Registration, **kwargs: Any) -> None:
    """Take back what waits to be sent to somebody whose registration is erased."""
    waiting(registration=instance.pk).delete()


@receiver(level_raised, sender=EventPage)
def take_mails_back(page: EventPage, **kwargs: Any) -> None:
    """Take back what was written before an event's level was raised: it may name what is hidden."""
    waiting(event=page.pk).delete()
