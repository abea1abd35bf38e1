"""What a session knows of how somebody signed in, and when it was last used."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

SEEN = "seen"
# Writing down that somebody is there costs a query: not at each request.
SECONDS_BETWEEN_NOTES = 600


def has_second_factor(session: SessionBase) -> bool:
    """True where a second factor was shown in this session. Asks the database for nothing else."""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    return SESSION_KEY in session and any(record["method"] == "mfa" for record in records)


def note_enrolled(
    request: HttpRequest, user: AbstractBaseUser, authenticator: Authenticator
) -> None:
    """Whoever has just set up a factor has shown that it is at hand."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def keep_alive(session: SessionBase) -> None:
    """Begin the hours until the session ends anew, now that it is in use."""
    if time.time() - session.get(SEEN, 0) > SECONDS_BETWEEN_NOTES:
        session[SEEN] = int(time.time())
