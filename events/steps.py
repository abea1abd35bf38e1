"""The addresses of a registration, in both languages.

/sv/…/anmalan/                   /en/…/registration/                     the form
/sv/…/anmalan/tack/              /en/…/registration/thanks/              look into your mail
/sv/anmalan/bekrafta/<key>/      /en/registration/confirm/<key>/         the link in that mail
/sv/anmalan/min/<key>/           /en/registration/mine/<key>/            the link in all others

The first two are below the event's own address. The links in mail are below no page's: whatever
becomes of the page, what somebody wrote is shown and erased there for as long as we have it. Below
an event's address, where links in older mail lead, a key leads there too.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

from palmecenter.languages.codes import CODES

from .links import CONFIRM, MINE

if TYPE_CHECKING:
    from .models import EventPage

FORM = "form"
THANKS = "thanks"

REGISTRATION = {"sv": "anmalan", "en": "registration"}
BELOW_PAGE = {
    FORM: {"sv": "", "en": ""},
    THANKS: {"sv": "tack", "en": "thanks"},
}
LINKS = {
    CONFIRM: {"sv": "bekrafta", "en": "confirm"},
    MINE: {"sv": "min", "en": "mine"},
}


@dataclass(frozen=True)
class Step:
    """One step of a registration below the event's address."""

    name: str

    def slugs(self) -> dict[str, str]:
        """Return what stands below the event's address, by language, without outer slashes."""
        words = BELOW_PAGE[self.name]
        return {code: f"{REGISTRATION[code]}/{words[code]}".rstrip("/") for code in CODES}


def find_step(rest: list[str], code: str) -> Step | None:
    """Return the step at what an address has below the event's; None where there is none."""
    found = (Step(name) for name in BELOW_PAGE if Step(name).slugs()[code] == "/".join(rest))
    return next(found, None)


def step_address(event: "EventPage", code: str, name: str) -> str:
    """Return the path of a step below the event."""
    return f"{event.address(code)}{Step(name).slugs()[code]}/"


def link_address(code: str, purpose: str, key: str) -> str:
    """Return the path of a link in mail, which no page needs to stand above."""
    with translation.override(code):
        start = reverse("wagtail_serve", args=[""])
    return f"{start}{REGISTRATION[code]}/{LINKS[purpose][code]}/{key}/"


def purpose_of(word: str) -> str:
    """Return what a link is for by the word in its address, in either language."""
    return next(purpose for purpose, words in LINKS.items() if word in words.values())
