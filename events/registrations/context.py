"""What the pages of a registration get: their heading, in the page and its tab, and the answers."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from palmecenter.forms.texts import with_lang
from palmecenter.languages.codes import localized
from palmecenter.languages.localized import reader_language

from ..capacity import Availability
from ..choices import RegistrationStatus, Status
from ..models import EventPage, Registration, RegistrationQuestion

HEADINGS = {
    "closed": _("Registration"),
    "form": _("Register"),
    "thanks": _("Check your e-mail"),
    "confirm": _("Confirm your registration"),
    "left": _("Cancelled and erased"),
    "gone": _("Nothing left here"),
    "old": _("The link has grown too old"),
    "forged": _("The link does not work"),
}
# Where those who come now wait.
FULL = {
    "form": _("Join the waiting list"),
    "confirm": _("Confirm your place on the waiting list"),
}
MINE = {
    RegistrationStatus.CONFIRMED: _("You have a place"),
    RegistrationStatus.WAITING: _("You are on the waiting list"),
    RegistrationStatus.UNCONFIRMED: _("Not confirmed yet"),
}
# Of an event that does not take place as it was said.
OFF = {
    Status.CANCELLED: _("The event is cancelled"),
    Status.POSTPONED: _("The event is postponed"),
}


def heading_of(name: str, context: dict[str, Any]) -> Promise:
    """The heading of the template `name`, by the event, its availability and the registration.

    Without an event, whose page is not public, it says nothing of where one stands.
    """
    page: EventPage | None = context.get("page")
    if page and name in {"mine", "closed"} and not page.is_planned:
        return OFF[Status(page.status)]
    if name == "mine" and page is None:
        return _("Your registration")
    if name == "mine":
        return MINE[context["registration"].status]
    availability: Availability | None = context.get("availability")
    is_full = availability is not None and availability.is_full
    return (FULL if is_full else {}).get(name) or HEADINGS[name]


def answers_of(registration: Registration, event: EventPage | None) -> list[tuple[str, str]]:
    """The questions that somebody answered, with the answers as they are stored.

    How a question is worded is told with the event, or where the event hides nothing.
    """
    code = event.shown_language if event else reader_language()
    asked = registration.event.questions.all() if event or registration.event.is_open else []
    labels = {str(question.pk): _label(question, code) for question in asked}
    if event:
        answered = [(key, text) for key, text in registration.answers.items() if key in labels]
    else:
        answered = list(registration.answers.items())
    return [
        (labels.get(key, gettext("Answer")), gettext("Yes") if answer is True else answer)
        for key, answer in answered
    ]


def _label(question: RegistrationQuestion, code: str) -> str:
    language = question.language_for(code)
    return with_lang(getattr(question, localized("label", language)), language)
