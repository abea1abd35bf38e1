"""The outbox: mail goes in with the change that it follows from, and out when the server takes it.

Nobody waits for a mail server, and no mail is lost: what is posted stands in the database, in the
same transaction as the registration or the order that it is about. A worker sends it at once
(`deliver_mail`); what could not be sent is tried again after 2, 4, 8 … minutes, at
least every other hour, for a day, and then it is given up and the log, and so ADMINS, hear of it.
A mail may go out twice, where somebody is killed between sending and noting it, but never not.
"""

import logging
import time
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils import timezone
from django_tasks import task

from palmecenter.errors.logs import NOW_AND_THEN
from palmecenter.errors.records import named

from .mail_transport import hand_over
from .models import OutgoingMail
from .sealing import sealed, unsealed

logger = logging.getLogger(__name__)

GIVEN_UP_AFTER = timedelta(days=1)
LONGEST_WAIT = timedelta(hours=2)
TOLD_FOR = timedelta(days=7)
# Whoever tries for longer was killed.
AT_WORK = timedelta(minutes=5)
# How long one run sends what is waiting; the next one goes on.
SECONDS_A_RUN = 30
# What a server says of a mailbox that does not exist. Of us it says 530, 535 or 554, and may learn.
NO_MAILBOX = {501, 550, 551, 553, 556}

# With `about`: a receiver that does not answer True says that nobody needs the mail any more.
about_to_send = Signal()
# With `about`: the server has taken it.
was_sent = Signal()


def post(message: EmailMessage, about: dict[str, Any] | None = None) -> None:
    """Put a message into the outbox; raise ValueError where it is none that could ever be sent.

    `about` says by keys of rows what it is about: whoever posts it hears by `was_sent` that it went
    out, can ask what is `waiting`, and can take it back by deleting that.
    """
    message.message()  # raises BadHeaderError
    with transaction.atomic():
        mail = OutgoingMail.objects.create(message=sealed(message), about=about or {})
        deliver_mail.enqueue(mail.pk)


class OutboxBackend(BaseEmailBackend):
    """What Django, Wagtail and others send by: into the outbox, whoever it is for."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Post each of them."""
        for message in email_messages:
            post(message)
        return len(email_messages)


def waiting(**about: Any) -> QuerySet[OutgoingMail]:
    """The mails that have not gone out yet, about something if that is said."""
    mails = OutgoingMail.objects.filter(given_up_at=None)
    for name, value in about.items():
        mails = mails.filter(**{f"about__{name}": value})
    return mails


def deliver(pk: int) -> bool:
    """Send one mail, if it is due and nobody else is at it; False where no server took it."""
    now = timezone.now()
    due = OutgoingMail.objects.filter(pk=pk, given_up_at=None, try_at__lte=now)
    if not due.update(try_at=now + AT_WORK):
        return True
    mail = OutgoingMail.objects.get(pk=pk)
    if not all(answer for _who, answer in about_to_send.send(OutgoingMail, about=mail.about)):
        mail.delete()
        return True
    try:
        hand_over(unsealed(bytes(mail.message)))
    except OSError as error:
        if _has_no_mailbox(error):
            # Somebody mistyped their address; nobody here can do anything about it.
            logger.warning("A mail was given up, as there is no such mailbox: %s", mail.about)
            mail.delete()
            return True
        _postpone(mail, error)
        return False
    except Exception as error:  # nobody can read it, or no server could: it is of no use to wait
        _give_up(mail, error)
        return True
    with transaction.atomic():
        mail.delete()
        was_sent.send(OutgoingMail, about=mail.about)
    return True


@task(backend="queue", queue_name="mail", priority=50)
def deliver_mail(pk: int) -> None:
    """Send a mail, in a worker. What no server takes waits in the outbox; the task is done."""
    deliver(pk)


def deliver_waiting() -> int:
    """Send what is due, and return how much that was. One that no server takes ends the run.

    Then whatever is older than a day is given up, tried or not.
    """
    until = time.monotonic() + SECONDS_A_RUN
    due = waiting().filter(try_at__lte=timezone.now()).order_by("try_at", "pk")
    sent = 0
    for pk in list(due.values_list("pk", flat=True)):
        if time.monotonic() > until:
            break
        if not deliver(pk):
            for mail in waiting().filter(made_at__lt=timezone.now() - GIVEN_UP_AFTER):
                _give_up(mail, None)
            break
        sent += 1
    return sent


def forget_given_up() -> int:
    """Forget what was given up a week ago; return how much."""
    since = timezone.now() - TOLD_FOR
    return OutgoingMail.objects.filter(given_up_at__lt=since).delete()[0]


def _has_no_mailbox(error: OSError) -> bool:
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return {code for code, _words in error.recipients.values()} <= NO_MAILBOX


def _postpone(mail: OutgoingMail, error: OSError) -> None:
    now = timezone.now()
    if now - mail.made_at >= GIVEN_UP_AFTER:
        _give_up(mail, error)
        return
    mail.attempts += 1
    mail.try_at = now + min(LONGEST_WAIT, timedelta(minutes=2 ** min(mail.attempts, 10)))
    mail.save(update_fields=["attempts", "try_at"])
    logger.warning("Mail could not be sent, and waits: %s", named(error), extra=NOW_AND_THEN)


def _give_up(mail: OutgoingMail, error: Exception | None) -> None:
    """Erase what a mail said; the log says what it was about, and so ADMINS hear of it."""
    mail.message, mail.given_up_at = b"", timezone.now()
    mail.save(update_fields=["message", "given_up_at"])
    logger.error(
        "A mail was given up. It was about %s; the last attempt said %s.",
        mail.about or "nothing that we know of",
        named(error) if error else "nothing",
    )
