"""Signed links by which somebody without an account acts on their own registration."""

import time
import uuid

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

CONFIRM = "confirm"
MINE = "mine"

# How long somebody has to follow the link in the first mail.
HOURS_TO_CONFIRM = 48
DIGITS = 32
# For so many seconds a link has just been made.
FRESH = 600


class LinkError(Exception):
    """A link that cannot be followed."""


class ForgedLinkError(LinkError):
    """It was never made by us, or not for this; or it was cut on its way."""


class OldLinkError(LinkError):
    """It was ours, and its time is over."""


def link_key(purpose: str, key: uuid.UUID) -> str:
    """Return the last part of an address: letters, digits and hyphens, signed for one purpose."""
    moment = int_to_base36(int(time.time()))
    return f"{key.hex}-{moment}-{_signature(purpose, key.hex, moment)}"


def read_link(purpose: str, text: str, max_hours: int | None = None) -> uuid.UUID:
    """Return the registration's key that a link carries; raise LinkError."""
    key, _hyphen, rest = text.partition("-")
    moment, _hyphen, signature = rest.partition("-")
    if not constant_time_compare(signature, _signature(purpose, key, moment)):
        raise ForgedLinkError
    # Nobody but us could have signed it, so it is as we write it.
    if max_hours and time.time() - base36_to_int(moment) > max_hours * 3600:
        raise OldLinkError
    return uuid.UUID(key)


def is_fresh(text: str) -> bool:
    """Say whether a link that has been read was made within the last minutes."""
    return time.time() - base36_to_int(text.split("-")[1]) < FRESH


def _signature(purpose: str, key: str, moment: str) -> str:
    signed = salted_hmac(f"events.links.{purpose}", f"{key}-{moment}", algorithm="sha256")
    return signed.hexdigest()[:DIGITS]
