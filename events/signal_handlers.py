"""What must happen whenever an event changes, whoever changes it."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from .models import EventPage
from .registrations.services import promote_from_waiting_list


@receiver(page_published, sender=EventPage)
def give_new_places(sender: type, instance: EventPage, **kwargs: Any) -> None:
    """Give new places to those who wait, once the event that has them is safely published."""
    transaction.on_commit(partial(promote_from_waiting_list, instance.pk))
