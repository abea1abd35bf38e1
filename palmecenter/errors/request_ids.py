"""The number of a request: on the page that says sorry, in the log, and in the mail about it."""

import re
import secrets
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

HEADER = "X-Request-ID"
VALID = re.compile(r"[0-9A-Za-z-]{8,64}")

# Not put back at the end of a request: what is sent piece by piece goes out, and fails, after it.
# The next request of the thread sets its own.
_current: ContextVar[str] = ContextVar("request_id", default="")


def new_id() -> str:
    """Return a number that somebody can read out on the telephone, such as `3f9a-1c22-b7e0`."""
    digits = secrets.token_hex(6)
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def id_for(request: HttpRequest) -> str:
    """Give a request its number: the one that a server of our own in front gave it, or a new one.

    Without such a server (`PROXIES_IN_FRONT`) the header is anybody's, and nobody is believed.
    """
    given = request.headers.get(HEADER, "") if settings.PROXIES_IN_FRONT else ""
    found = given if VALID.fullmatch(given) else new_id()
    request.request_id = found  # type: ignore[attr-defined]  # ours
    _current.set(found)
    return found


def current_id() -> str:
    """Return the number of the request that this thread is at, or was last; empty without one."""
    return _current.get()
