"""The links by which somebody without an account acts on their own registration."""

import uuid

from palmecenter.forms import links
from palmecenter.forms.links import HOURS_TO_CONFIRM, ForgedLinkError, LinkError, is_fresh

__all__ = [
    "CONFIRM",
    "HOURS_TO_CONFIRM",
    "MINE",
    "ForgedLinkError",
    "LinkError",
    "is_fresh",
    "link_key",
    "read_link",
]

CONFIRM = "confirm"
MINE = "mine"


def link_key(purpose: str, key: uuid.UUID) -> str:
    """Return the last part of an address, signed for one purpose; see `palmecenter.forms.links`."""
    return links.link_key(_salt(purpose), key)


def read_link(purpose: str, text: str, max_hours: int | None = None) -> uuid.UUID:
    """Return the registration's key that a link carries; raise LinkError."""
    return links.read_link(_salt(purpose), text, max_hours)


def _salt(purpose: str) -> str:
    return f"events.links.{purpose}"
