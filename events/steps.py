"""The addresses of the links in mail to those who have registered, in both languages.

/sv/anmalan/bekrafta/<key>/      /en/registration/confirm/<key>/         the link in the first mail
/sv/anmalan/min/<key>/           /en/registration/mine/<key>/            the link in all others

They are below no page's address: whatever becomes of the event's page, what somebody wrote is shown
and erased there for as long as we have it. Below an event's address, where links in older mail
lead, a key leads there too. The form itself is below the event's page: see `routes`.
"""

from django.urls import reverse
from django.utils import translation

from .links import CONFIRM, MINE

REGISTRATION = {"sv": "anmalan", "en": "registration"}
LINKS = {
    CONFIRM: {"sv": "bekrafta", "en": "confirm"},
    MINE: {"sv": "min", "en": "mine"},
}


def link_address(code: str, purpose: str, key: str) -> str:
    """Return the path of a link in mail, which no page needs to stand above."""
    with translation.override(code):
        start = reverse("wagtail_serve", args=[""])
    return f"{start}{REGISTRATION[code]}/{LINKS[purpose][code]}/{key}/"


def purpose_of(word: str) -> str:
    """Return what a link is for by the word in its address, in either language."""
    return next(purpose for purpose, words in LINKS.items() if word in words.values())
