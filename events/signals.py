"""What must happen whenever an event changes, whoever changes it."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from . import booking
from .models import EventPage


@receiver(page_published, sender=EventPage)
def let_waiting_move_up(sender: type, instance: EventPage, **kwargs: Any) -> None:
    """Give new places to those who wait, once the event that has them is safely published."""
    transaction.on_commit(partial(booking.move_up, instance.pk))
