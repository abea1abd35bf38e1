"""The mails about a registration, each in the language in which somebody registered.

Anybody can fill in a form with anybody's address. So the mail that asks whether it was meant says
nothing that was typed there; and later mails no more than a name (`name_for_mail`).
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from palmecenter.forms.mail import Attachment, send
from palmecenter.forms.recipients import name_for_mail
from palmecenter.languages.availability import languages_of
from palmecenter.languages.localized import Localized
from palmecenter.pages.models import SiteSettings

from ..dates import event_dates
from ..models import EventPage, Registration
from .tokens import CONFIRM, HOURS_TO_CONFIRM, MINE, link_address, make_token


def send_confirm(registration: Registration, *, is_full: bool) -> None:
    """Ask whether the registration is meant: the link is good for two days from now.

    Of an event that is full it says that the link leads to the waiting list.
    """
    link, until = _link(registration, CONFIRM), timezone.now() + timedelta(hours=HOURS_TO_CONFIRM)
    _send(registration, "confirm", confirm=link, until=until, is_full=is_full)


def send_known(registration: Registration) -> None:
    """Tell somebody who registers again that they are registered already."""
    _send(registration, "known")


def send_place(registration: Registration, *, promoted: bool = False) -> None:
    """Tell somebody that they have a place, with the event for their calendar."""
    _send(registration, "place", tells=True, with_event=True, promoted=promoted)


def send_waiting(registration: Registration, position: int) -> None:
    """Tell somebody that it is full, and which place they have in the line."""
    _send(registration, "waiting", tells=True, position=position)


def send_reminder(registration: Registration) -> None:
    """Remind somebody of an event that is near, and how to give up a place they do not need."""
    _send(registration, "reminder", with_event=True)


def send_message(registration: Registration, subject: str, words: str) -> None:
    """Send what staff write to those who take part."""
    _send(registration, "message", subject=subject, words=words)


def _send(
    registration: Registration,
    template: str,
    *,
    tells: bool = False,
    with_event: bool = False,
    **context: Any,
) -> None:
    """Post a mail. What it is about is read when it goes out, by `events.signal_handlers`.

    One that `tells` somebody's status says it, and whatever it is about, it says when, where and
    whether the event is (`sequence`).
    """
    event, code = registration.event, registration.language
    shown, address = in_language(event, code), event.whole_address(code)
    attachments = []
    if with_event:
        from ..ical import calendar_of, file_name  # icalendar takes memory: only where needed.

        content = calendar_of([shown], root=address)
        attachments.append(Attachment(file_name(shown), content, "text/calendar"))
    site = SiteSettings.objects.filter(site__is_default_site=True).first()
    send(
        registration.email,
        f"events/mail/{template}.txt",
        {
            "status": registration.status,
            "name": name_for_mail(registration.name),
            "event": event,
            "shown": shown,
            "when": event_dates(event, code),
            "address": address if event.live else "",
            "mine": _link(registration, MINE),
            "site": Localized(site, code) if site else None,
            **context,
        },
        language=code,
        reply_to=site.email if site else "",
        attachments=attachments,
        about={
            "event": event.pk,
            "registration": registration.pk,
            "template": template,
            "told": registration.status if tells else "",
            "sequence": event.sequence,
        },
    )


def in_language(event: EventPage, code: str) -> Localized:
    """An event in a language, or in the other one if that is all there is."""
    languages = languages_of(event)
    return Localized(event, code if code in languages or not languages else languages[0])


def _link(registration: Registration, purpose: str) -> str:
    token = make_token(purpose, registration.key)
    return settings.WAGTAILADMIN_BASE_URL + link_address(registration.language, purpose, token)
