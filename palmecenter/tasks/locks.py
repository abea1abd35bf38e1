"""A lock that all processes on all servers share; it ends with the process that holds it.

On PostgreSQL it is one that sessions agree on in the database, which all servers have in common. A
pool in front that gives each transaction another session (PgBouncer's `transaction`) would lose it:
the commands go by a connection of their own. SQLite is of one machine, and a file is the lock.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection

# Of this room among the locks of the database.
ROOM = 0x7A5C


@contextmanager
def locked(name: str) -> Iterator[bool]:
    """Hold the lock of that name, if nobody else does; yield whether it is held now."""
    take = _in_the_database if connection.vendor == "postgresql" else _in_a_file
    with take(int.from_bytes(sha256(name.encode()).digest()[:4], signed=True)) as is_mine:
        yield is_mine


@contextmanager
def _in_the_database(number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [ROOM, number])
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        # With the connection the lock is gone as well.
        if is_mine and connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ROOM, number])


@contextmanager
def _in_a_file(number: int) -> Iterator[bool]:
    folder = Path(settings.KEPT_FILES_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"job{number}.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
