"""A migrated database, kept between runs: migrating takes longer than most files of tests.

Kept by what was migrated: when a migration or a library changes, it is made anew. `migrate` itself
still runs, finds nothing to do, and writes what it always writes (content types, permissions).
"""

import fcntl
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.core import management
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "test-databases"
MIGRATED = ("palmecenter/**/migrations/*.py", "*/migrations/*.py", "requirements/dev.txt")


@contextmanager
def from_a_kept_database() -> Iterator[None]:
    """Let test databases that are made meanwhile begin as a copy of the kept one.

    The second process waits for the first, and copies too. A PostgreSQL server that is thrown away
    keeps it as long as it runs.
    """
    call_command = management.call_command

    def calling(name: str, *args: object, **options: object) -> object:
        if name != "migrate" or args or connection.alias != options.get("database"):
            return call_command(name, *args, **options)
        KEPT.mkdir(parents=True, exist_ok=True)
        with (KEPT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if connection.vendor == "sqlite":
                return _on_sqlite(lambda: call_command(name, *args, **options))
            return _on_postgresql(lambda: call_command(name, *args, **options))

    with patch.object(management, "call_command", calling):
        yield


def _digest() -> str:
    paths = {path for pattern in MIGRATED for path in ROOT.glob(pattern)}
    found = hashlib.sha256()
    for path in sorted(path for path in paths if ".venv" not in path.parts):
        found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _on_sqlite(migrate: Callable[[], object]) -> object:
    kept = KEPT / f"{_digest()}.sqlite3"
    connection.ensure_connection()
    if kept.exists():
        with sqlite3.connect(kept) as source:
            source.backup(connection.connection)
        return migrate()
    result = migrate()
    new = kept.with_suffix(".new")
    new.unlink(missing_ok=True)
    with sqlite3.connect(new) as target:
        connection.connection.backup(target)
    for old in KEPT.glob("*.sqlite3"):
        old.unlink()
    new.rename(kept)
    return result


def _on_postgresql(migrate: Callable[[], object]) -> object:
    """Copy within the server: a database can be copied while nobody is connected to it."""
    kept, name = f"migrated_{_digest()}", connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [kept])
        if found := cursor.fetchone():
            cursor.execute(f'DROP DATABASE "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{kept}"')
    result = migrate()
    if not found:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{kept}" TEMPLATE "{name}"')
    return result
