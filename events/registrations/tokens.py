"""The links in mail by which somebody without an account acts on their own registration.

/sv/anmalan/bekrafta/<token>/      /en/registration/confirm/<token>/     the link in the first mail
/sv/anmalan/min/<token>/           /en/registration/mine/<token>/        the link in all others

They are below no page's address: whatever becomes of the event's page, what somebody wrote is shown
and erased there for as long as we have it. Below an event's address, where links in older mail
lead, a token leads there too. The form itself is below the event's page: see `events.routes`.
"""

import uuid

from django.urls import reverse
from django.utils import translation

from palmecenter.forms import links
from palmecenter.forms.links import HOURS_TO_CONFIRM, ForgedLinkError, LinkError, is_fresh

__all__ = [
    "CONFIRM",
    "HOURS_TO_CONFIRM",
    "LINKS",
    "MINE",
    "REGISTRATION",
    "ForgedLinkError",
    "LinkError",
    "is_fresh",
    "link_address",
    "make_token",
    "purpose_of",
    "read_token",
]

CONFIRM = "confirm"
MINE = "mine"
REGISTRATION = {"sv": "anmalan", "en": "registration"}
LINKS = {
    CONFIRM: {"sv": "bekrafta", "en": "confirm"},
    MINE: {"sv": "min", "en": "mine"},
}


def make_token(purpose: str, key: uuid.UUID) -> str:
    """The last part of an address, signed for one purpose; see `palmecenter.forms.links`."""
    return links.link_key(_salt(purpose), key)


def read_token(purpose: str, token: str, max_hours: int | None = None) -> uuid.UUID:
    """The registration's key that a token carries; raises LinkError."""
    return links.read_link(_salt(purpose), token, max_hours)


def _salt(purpose: str) -> str:
    # Part of what is signed: with another one, the links in mail that was sent would not work.
    return f"events.links.{purpose}"


def link_address(code: str, purpose: str, token: str) -> str:
    """The path of a link in mail, which no page needs to stand above."""
    with translation.override(code):
        start = reverse("wagtail_serve", args=[""])
    return f"{start}{REGISTRATION[code]}/{LINKS[purpose][code]}/{token}/"


def purpose_of(word: str) -> str:
    """What a link is for, by the word in its address, in either language."""
    return next(purpose for purpose, words in LINKS.items() if word in words.values())
