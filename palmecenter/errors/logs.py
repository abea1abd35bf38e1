"""The log: one line of JSON for whatever is worth one, with nothing personal in it.

Libraries that write JSON lines write all that a record holds; what matters here is what is left out
(`palmecenter.errors.records`). gunicorn uses the formatter too (deploy/gunicorn.conf.py), so this
needs no settings to be loaded.
"""

import json
import logging
import sys
from contextlib import suppress

from .causes import is_database_away, is_sender_gone
from .held_back import times_since
from .records import described, error_of, kind_of

SECONDS_BETWEEN = 60
# For a warning that may come with each request: `logger.warning(…, extra=NOW_AND_THEN)`.
NOW_AND_THEN = {"at_most_every": SECONDS_BETWEEN}


class JsonLine(logging.Formatter):
    """Makes one line of JSON of a record, without any value of what it is about."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return json.dumps(described(record), ensure_ascii=False, default=str)


class NowAndThen(logging.Filter):
    """Lets through once a minute what would come with each request while something is away."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is to be written; note how many were not since the last one."""
        if is_answered(record):
            return False
        seconds, kind = _how_often(record)
        if not seconds:
            return True
        held = times_since(f"log {kind}", seconds)
        record.held_back = held
        return held is not None


def is_answered(record: logging.LogRecord) -> bool:
    """Tell whether this is Django's line about a 503 that a view gave on purpose.

    Such as that another file is being made: whoever gives one for a reason says the reason. Or
    about a form whose sender broke off while it was read.
    """
    error = error_of(record)
    if error is not None:
        return is_sender_gone(error)
    return getattr(record, "status_code", None) == 503 and record.name == "django.request"


def _how_often(record: logging.LogRecord) -> tuple[float, str]:
    """Return how many seconds are between records of a kind, and the kind; 0 for each time."""
    error = error_of(record)
    if error is not None and is_database_away(error):
        # Wherever a page came to ask for it: it is one and the same.
        return SECONDS_BETWEEN, "the database"
    return getattr(record, "at_most_every", 0), kind_of(record)


class Lines(logging.StreamHandler):
    """Writes lines to stderr; one that cannot be written is told without what was in it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Say so and no more: the library's own words would be the record's values."""
        with suppress(OSError):
            sys.stderr.write('{"level": "ERROR", "message": "A line could not be written."}\n')
