"""What an exception comes from: a database that is not there, a disk that is full, or a fault."""

import errno
import sqlite3
from collections.abc import Iterator

from django.db.utils import InterfaceError, OperationalError
from django.http import UnreadablePostError

FULL = {errno.ENOSPC, errno.EDQUOT}
# Of SQLite's codes those that pass by themselves, or when somebody mends the machine. The rest
# ("no such table") are faults of ours, though Django gives them the same name.
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
}


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what it came from, as a traceback shows them."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)


def is_database_away(error: BaseException) -> bool:
    """Tell whether the database could not answer, for now: gone, locked, too slow, full.

    Whoever asks again later may get an answer; so it is no fault of the page that was asked for.
    """
    return any(_is_away(one) for one in chain(error))


def _is_away(error: BaseException) -> bool:
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    # An extended code has the plain one in its last byte.
    return code is None or code & 0xFF in PASSING


def is_disk_full(error: BaseException) -> bool:
    """Tell whether something could not be written because there is no room for it."""
    return any(isinstance(one, OSError) and one.errno in FULL for one in chain(error))


def is_sender_gone(error: BaseException) -> bool:
    """Tell whether whoever was sending a form broke off; nobody is there to answer."""
    return any(isinstance(one, UnreadablePostError) for one in chain(error))


def code_of(error: BaseException) -> str:
    """Return an exception's own code (SQLSTATE, errno, SMTP …), which tells nothing of its values.

    Empty where it has none.
    """
    for one in (error, error.__cause__):
        for name in ("sqlstate", "sqlite_errorname", "smtp_code"):
            if code := getattr(one, name, None):
                return str(code)
        if isinstance(one, OSError) and one.errno:
            return errno.errorcode.get(one.errno, str(one.errno))
    return ""
