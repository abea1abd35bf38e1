"""What time does to registrations: they lapse, are reminded of, and are erased."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from palmecenter.forms.outbox import waiting
from palmecenter.forms.rate_limit import forget_yesterday

from ..models import EventPage, Registration
from . import emails, services
from .tokens import HOURS_TO_CONFIRM

Status = Registration.Status

REMIND_BEFORE = timedelta(days=2)
SENSITIVE_AFTER = timedelta(days=1)


def process() -> Counter[str]:
    """Do what is due, and return how much of what was done. Safe to run at any time, and again."""
    return Counter(
        {
            "lapsed": lapse(),
            "moved up": sum(len(services.promote_from_waiting_list(pk)) for pk in _with_waiting()),
            "told": services.notify(_not_notified()),
            "reminded": remind(),
            "answers erased": erase_answers(),
            "erased": erase(),
            "counts forgotten": forget_yesterday(),
        }
    )


def lapse() -> int:
    """Erase what nobody confirmed in time."""
    since = timezone.now() - timedelta(hours=HOURS_TO_CONFIRM)
    lapsed = Registration.objects.filter(status=Status.UNCONFIRMED, made_at__lt=since)
    return lapsed.delete()[0]


def _with_waiting() -> list[int]:
    """The keys of the events to come that somebody waits for."""
    waiting = Registration.objects.filter(
        status=Status.WAITING, event__starts_at__gt=timezone.now()
    )
    return sorted(set(waiting.values_list("event", flat=True)))


def _not_notified() -> list[Registration]:
    """Those whom no mail reached yet, while it can still be of use.

    What is cancelled or postponed nobody is welcomed to; staff see who has not been told. Of an
    event whose page is not published nobody is told anything until it is again.
    """
    standing = Registration.objects.exclude(status=Status.UNCONFIRMED).exclude(told=F("status"))
    standing = standing.filter(
        event__live=True,
        event__status=EventPage.Status.PLANNED,
        event__ends_at__gt=timezone.now(),
    )
    return list(standing.select_related("event"))


def remind() -> int:
    """Remind those who have a place, once, of an event that takes place within two days."""
    now = timezone.now()
    due = Registration.objects.filter(
        status=Status.CONFIRMED,
        reminded_at=None,
        event__live=True,
        event__status=EventPage.Status.PLANNED,
        event__starts_at__gt=now,
        event__starts_at__lte=now + REMIND_BEFORE,
    ).select_related("event")
    reminded = 0
    for registration in due:
        if not waiting(registration=registration.pk, template="reminder").exists():
            emails.send_reminder(registration)
            reminded += 1
    return reminded


def erase_answers() -> int:
    """Erase the answers to sensitive questions the day after the event; return how many people's.

    Answers to questions that are gone go too: nobody can tell any more whether they are sensitive.
    """
    over = Registration.objects.filter(event__ends_at__lt=timezone.now() - SENSITIVE_AFTER)
    erased = 0
    for registration in over.exclude(answers={}).select_related("event"):
        questions = registration.event.questions.filter(is_sensitive=False)
        kept = {str(key) for key in questions.values_list("pk", flat=True)}
        answers = {key: text for key, text in registration.answers.items() if key in kept}
        if answers != registration.answers:
            Registration.objects.filter(pk=registration.pk).update(answers=answers)
            erased += 1
    return erased


def erase() -> int:
    """Erase all registrations to events that were over so many days ago; return how many."""
    since = timezone.now() - timedelta(days=settings.EVENT_DATA_DAYS)
    return Registration.objects.filter(event__ends_at__lt=since).delete()[0]
