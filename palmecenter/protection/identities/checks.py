"""System checks of the keys. What they print tells no key."""

from typing import Any

from django.core import checks

from .encryption import BadKeyError, keys


def check_keys(**kwargs: Any) -> list[checks.CheckMessage]:
    """Return an error for a key that is none."""
    try:
        keys()
    except BadKeyError as error:
        hint = "Make one with: manage.py make_identity_key"
        return [checks.Error(str(error), hint=hint, id="identities.E001")]
    return []


def connect() -> None:
    """Register the checks."""
    checks.register(check_keys)
