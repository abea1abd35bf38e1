"""What the steps of a registration are headed: the same words in the page and in its tab."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .booking import Room
from .models import EventPage, Registration

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
    Registration.Status.CONFIRMED: _("You have a place"),
    Registration.Status.WAITING: _("You are on the waiting list"),
    Registration.Status.UNCONFIRMED: _("Not confirmed yet"),
}
# Of an event that does not take place as it was said.
OFF = {
    EventPage.Status.CANCELLED: _("The event is cancelled"),
    EventPage.Status.POSTPONED: _("The event is postponed"),
}


def heading_of(name: str, context: dict[str, Any]) -> Promise:
    """Return the heading of the template `name`, by the event, the registration and the room.

    Without an event, whose page is not public, it says nothing of where one stands.
    """
    page: EventPage | None = context.get("page")
    if page and name in {"mine", "closed"} and not page.is_planned:
        return OFF[EventPage.Status(page.status)]
    if name == "mine" and page is None:
        return _("Your registration")
    if name == "mine":
        return MINE[context["registration"].status]
    room: Room | None = context.get("room")
    return (FULL if room and room.is_full else {}).get(name) or HEADINGS[name]
