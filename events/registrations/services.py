"""Places at events: taken, waited for, given up. The only code that changes registrations.

Every change of who has a place happens while the event's row is locked, so two people never get
the last one. Between the form and the confirmation nothing is held: a place is taken by whoever
follows the link in their mail, in the order in which they do. Mail about it
goes out by way of the outbox; that somebody was told is noted when it went out
(`events.signal_handlers`).
"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from palmecenter.forms.outbox import waiting

from ..capacity import position, promoted
from ..models import EventPage, Registration
from . import emails

Status = Registration.Status


def register(event: EventPage, language: str, **entries: Any) -> None:
    """Note a registration, and ask by mail whether it is meant: both, or neither.

    Somebody who is registered already is told so in that mail, and nowhere else: the form does not
    tell anybody who is registered.
    """
    known = Registration.objects.filter(event=event, email=entries["email"])
    registered = known.exclude(status=Status.UNCONFIRMED).first()
    if registered:
        emails.send_known(registered)
        return
    with transaction.atomic():
        registration = Registration.objects.create(event=event, language=language, **entries)
        emails.send_confirm(registration, is_full=event.availability().is_full)


def confirm(key: uuid.UUID) -> Registration | None:
    """Give somebody who confirms a place, or one in the line; None when there is no such form.

    Confirming again changes nothing. An address has one registration: a second form for it leads to
    the first.
    """
    with transaction.atomic():
        registration = _locked(key)
        if registration and registration.status == Status.UNCONFIRMED:
            registration = _admit(registration)
    if registration:
        notify([registration])
    return registration


def _locked(key: uuid.UUID) -> Registration | None:
    """Lock the event of a registration, and return the registration as it is then."""
    found = Registration.objects.filter(key=key).values_list("event", flat=True).first()
    if found is None:
        return None
    lock(found)
    return Registration.objects.filter(key=key).select_related("event").first()


def lock(event_id: int) -> EventPage:
    """Wait for everybody else who changes the places of an event; needs a transaction.

    Only the event's own row is locked: not the page's, which readers and editors ask for.
    """
    events = EventPage.objects.select_for_update(of=("self",))
    return events.only("capacity", "reserved").get(pk=event_id)


def _admit(registration: Registration) -> Registration:
    others = Registration.objects.filter(event_id=registration.event_id)
    first = others.filter(email=registration.email).exclude(status=Status.UNCONFIRMED).first()
    if first:
        registration.delete()
        return first
    is_full = registration.event.availability().is_full
    registration.status = Status.WAITING if is_full else Status.CONFIRMED
    registration.number = (others.aggregate(last=Max("number"))["last"] or 0) + 1
    registration.save(update_fields=["status", "number"])
    return registration


def cancel(key: uuid.UUID) -> bool:
    """Erase a registration, and give its place to whoever waits; False if it was gone already."""
    with transaction.atomic():
        registration = _locked(key)
        if registration is None:
            return False
        event_id = registration.event_id
        registration.delete()
        moved = _promote(event_id)
    notify(moved)
    return True


def promote_from_waiting_list(event_id: int) -> list[Registration]:
    """Give free places to those who wait, from the front; return who got one."""
    with transaction.atomic():
        lock(event_id)
        moved = _promote(event_id)
    notify(moved)
    return moved


def _promote(event_id: int) -> list[Registration]:
    event = EventPage.objects.only("capacity", "reserved", "status", "starts_at").get(pk=event_id)
    if not event.is_planned or event.starts_at <= timezone.now():
        return []
    availability = event.availability()
    waiting = Registration.objects.filter(event_id=event_id, status=Status.WAITING)
    count = promoted(availability.capacity, availability.taken, availability.waiting)
    moved = list(waiting.order_by("number").select_related("event")[:count])
    for registration in moved:
        registration.status = Status.CONFIRMED
        registration.save(update_fields=["status"])
    return moved


def place_in_line(registration: Registration) -> int:
    """Somebody's place on the waiting list, from 1."""
    waiting = Registration.objects.filter(event_id=registration.event_id, status=Status.WAITING)
    return position(
        registration.number or 0,
        [number or 0 for number in waiting.values_list("number", flat=True)],
    )


def notify(registrations: Iterable[Registration]) -> int:
    """Write to people where they stand, once; return to how many it was written now.

    While the event's page is not published its mails would tell of it and lead nowhere. Whom a mail
    waits for that says so needs no other.
    """
    notified = 0
    for registration in registrations:
        if registration.told == registration.status or not registration.event.live:
            continue
        if waiting(registration=registration.pk, told=registration.status).exists():
            continue
        if registration.status == Status.WAITING:
            emails.send_waiting(registration, place_in_line(registration))
        else:
            emails.send_place(registration, promoted=registration.told == Status.WAITING)
        notified += 1
    return notified
