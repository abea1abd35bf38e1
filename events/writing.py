"""Messages from staff to those who are registered to an event."""

from typing import Any

from django import forms
from django.core.mail import get_connection
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.languages.codes import CODES, other

from . import letters
from .models import EventPage, Registration

Status = Registration.Status


class MessageForm(forms.Form):
    """A message to those who are registered, in one language or both."""

    to = forms.MultipleChoiceField(
        label=gettext_lazy("To"),
        choices=[
            (Status.CONFIRMED, gettext_lazy("those who have a place")),
            (Status.WAITING, gettext_lazy("those who are waiting")),
        ],
        initial=[Status.CONFIRMED],
        widget=forms.CheckboxSelectMultiple,
    )
    subject_sv = forms.CharField(
        label=gettext_lazy("Subject (Swedish)"), required=False, max_length=150
    )
    words_sv = forms.CharField(
        label=gettext_lazy("Message (Swedish)"), required=False, widget=forms.Textarea
    )
    subject_en = forms.CharField(
        label=gettext_lazy("Subject (English)"), required=False, max_length=150
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
        """Return subject and message in somebody's language, or in the other one."""
        own = self._texts(language)
        return own if all(own) else self._texts(other(language))


def send_to_all(event: EventPage, form: MessageForm) -> tuple[int, list[Registration]]:
    """Send a message by one connection; return how many went, and whose did not."""
    connection = get_connection()
    failed, sent = [], 0
    for registration in event.registrations.filter(status__in=form.cleaned_data["to"]):
        subject, words = form.texts_for(registration.language)
        try:
            letters.send_message(registration, subject, words, connection)
        except OSError:
            failed.append(registration)
        else:
            sent += 1
    connection.close()
    return sent, failed
