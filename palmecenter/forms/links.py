"""Signed links by which somebody without an account acts on what they sent us."""

import time
import uuid

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

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


def link_key(salt: str, key: uuid.UUID) -> str:
    """Return the last part of an address: letters, digits and hyphens, signed for one `salt`."""
    moment = int_to_base36(int(time.time()))
    return f"{key.hex}-{moment}-{_signature(salt, key.hex, moment)}"


def read_link(salt: str, text: str, max_hours: int | None = None) -> uuid.UUID:
    """Return the key that a link carries; raise LinkError."""
    key, _hyphen, rest = text.partition("-")
    moment, _hyphen, signature = rest.partition("-")
    if not constant_time_compare(signature, _signature(salt, key, moment)):
        raise ForgedLinkError
    # Nobody but us could have signed it, so it is as we write it.
    if max_hours and time.time() - base36_to_int(moment) > max_hours * 3600:
        raise OldLinkError
    return uuid.UUID(key)


def is_fresh(text: str) -> bool:
    """Whether a link that has been read was made within the last minutes."""
    return time.time() - base36_to_int(text.split("-")[1]) < FRESH


def _signature(salt: str, key: str, moment: str) -> str:
    return salted_hmac(salt, f"{key}-{moment}", algorithm="sha256").hexdigest()[:DIGITS]
