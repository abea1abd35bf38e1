"""The mail to whoever runs the site when something failed: where, never what, and once an hour.

ADMINS, from the environment, get it. It holds what the log holds.
"""

import logging
import threading
from contextlib import suppress

from django.conf import settings
from django.core.mail import get_connection, mail_admins

from .causes import is_database_away
from .held_back import times_since
from .logs import is_answered
from .records import described, error_of, is_ours, kind_of, named

logger = logging.getLogger(__name__)

HOUR = 3600
# How long the request that failed waits for its mail to go out; then it goes out beside it.
SECONDS_TO_WAIT = 1


class MailToAdmins(logging.Handler):
    """Tells ADMINS of a failure, at most once an hour of a kind, whichever process meets it.

    It neither raises nor holds a reader up: the log has the line already.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Send the mail, in a thread of its own."""
        with suppress(Exception):  # whatever it is, the log line stands
            if not settings.ADMINS or not _is_worth_a_mail(record):
                return
            kind = _kind(record)
            held = times_since(f"mail {kind}", HOUR)
            if held is None:
                return
            thread = threading.Thread(target=_send, args=(kind, _body(record, held)))
            thread.start()
            thread.join(SECONDS_TO_WAIT)


def _is_worth_a_mail(record: logging.LogRecord) -> bool:
    """Tell whether a record is a failure: a 500, an exception, or an error that we say is one.

    What is refused (400, a host that is not ours) is an ERROR to Django too; anybody can cause it.
    """
    status = getattr(record, "status_code", None)
    if is_answered(record) or (status is not None and status < 500):
        return False
    return status is not None or error_of(record) is not None or is_ours(record.name)


def _kind(record: logging.LogRecord) -> str:
    error = error_of(record)
    if error is not None and is_database_away(error):
        return f"The database does not answer ({named(error)})"
    return kind_of(record)


def _body(record: logging.LogRecord, held: int) -> str:
    told = described(record)
    exceptions = told.pop("exception", [])
    lines = [f"{name}: {value}" for name, value in told.items()]
    for one in exceptions:
        lines += ["", f"{one['type']} {one.get('code', '')}".strip()]
        lines += [f"  {frame}" for frame in one.get("frames", ())]
    lines += [
        "",
        f"Not told since the last mail about it: {held} more of the kind.",
        "The next mail about this kind comes in an hour at the earliest. The log has every one.",
    ]
    return "\n".join(lines)


def _send(subject: str, body: str) -> None:
    try:
        # Not by way of the outbox: what failed may be the database.
        mail_admins(subject, body, connection=get_connection(settings.MAIL_TRANSPORT))
    except Exception as error:  # a broken mail server hides nothing
        logger.warning("A mail about a failure could not be sent: %s", named(error))
