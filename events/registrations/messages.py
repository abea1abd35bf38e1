"""Messages from staff to those who are registered to an event."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.languages.codes import CODES, other
from palmecenter.languages.localized import reading_in

from ..choices import RegistrationStatus
from ..dates import event_dates
from ..models import EventPage
from . import emails
from .pending_notifications import pending

SUBJECT_LENGTH = 150


class MessageForm(forms.Form):
    """A message to those who are registered, in one language or both."""

    to = forms.MultipleChoiceField(
        label=gettext_lazy("To"),
        choices=[
            (RegistrationStatus.CONFIRMED, gettext_lazy("those who have a place")),
            (RegistrationStatus.WAITING, gettext_lazy("those who are waiting")),
        ],
        initial=[RegistrationStatus.CONFIRMED],
        widget=forms.CheckboxSelectMultiple,
    )
    subject_sv = forms.CharField(
        label=gettext_lazy("Subject (Swedish)"), required=False, max_length=SUBJECT_LENGTH
    )
    words_sv = forms.CharField(
        label=gettext_lazy("Message (Swedish)"), required=False, widget=forms.Textarea
    )
    subject_en = forms.CharField(
        label=gettext_lazy("Subject (English)"), required=False, max_length=SUBJECT_LENGTH
    )
    words_en = forms.CharField(
        label=gettext_lazy("Message (English)"), required=False, widget=forms.Textarea
    )

    def clean(self) -> dict[str, Any]:
        """Require one language at least, whole."""
        cleaned = super().clean() or self.cleaned_data
        whole = [code for code in CODES if self._texts(code) and all(self._texts(code))]
        for code in CODES:
            if any(self._texts(code)) and code not in whole:
                self.add_error(f"words_{code}", _("Write both a subject and a message."))
        if not whole and not self.errors:
            self.add_error(None, _("Write a message in one language at least."))
        return cleaned

    def _texts(self, code: str) -> tuple[str, str]:
        return self.cleaned_data.get(f"subject_{code}", ""), self.cleaned_data.get(
            f"words_{code}", ""
        )

    def texts_for(self, language: str) -> tuple[str, str]:
        """Subject and message in somebody's language, or in the other one."""
        own = self._texts(language)
        return own if all(own) else self._texts(other(language))


@transaction.atomic
def send_to_all(event: EventPage, form: MessageForm) -> int:
    """Put a message for each of them into the outbox, or for none; return how many that are."""
    registrations = event.registrations.filter(status__in=form.cleaned_data["to"])
    for registration in registrations:
        emails.send_message(registration, *form.texts_for(registration.language))
    return len(registrations)


def proposal(event: EventPage) -> dict[str, Any]:
    """What the form begins with: to whom and what, where there is something to be told."""
    if event.is_planned and not pending(event).exists():
        return {}
    texts: dict[str, Any] = {"to": [RegistrationStatus.CONFIRMED, RegistrationStatus.WAITING]}
    for code in CODES:
        with translation.override(code), reading_in(code):
            texts[f"subject_{code}"], texts[f"words_{code}"] = _proposed(event, code)
    return texts


def _proposed(event: EventPage, code: str) -> tuple[str, str]:
    """A subject and a message in a language; what staff say of it on the page is in it."""
    shown = emails.in_language(event, code)
    known = {"event": shown.heading, "when": event_dates(event, code).own}
    if event.status == EventPage.Status.CANCELLED:
        subject = _("Cancelled: %(event)s")
        words = _("“%(event)s”, which was to be on %(when)s, is cancelled.")
    elif event.status == EventPage.Status.POSTPONED:
        subject = _("Postponed: %(event)s")
        words = _("“%(event)s”, which was to be on %(when)s, is postponed.")
    else:
        subject = _("New time or place: %(event)s")
        words = _("The time or the place of “%(event)s” has changed. Below you see what holds now.")
    notice = shown.notice if shown.language == code else ""
    return Truncator(subject % known).chars(SUBJECT_LENGTH), "\n\n".join(
        part for part in (words % known, notice) if part
    )
