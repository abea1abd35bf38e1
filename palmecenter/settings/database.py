"""The database: where it is, and how long anybody waits for it."""

from pathlib import Path
from typing import Any

import dj_database_url

from .environment import value

# How long a writer waits for another one before the request fails.
SECONDS_TO_WAIT = 20
# SQLite fails at once, without waiting, when a transaction that began by reading comes to write
# beside another writer: two editors who save at once.
# And what is deleted is overwritten: whoever takes the file home must not find it in there.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": SECONDS_TO_WAIT,
    "init_command": "PRAGMA secure_delete=ON",
}
# A server that is gone without a word is noticed in seconds, not in the quarter of an hour that the
# system takes: whoever waits for it holds a thread.
POSTGRESQL = {
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 20_000,
}


def databases(var_dir: Path) -> dict[str, Any]:
    """Return the database that `DATABASE_URL` names; SQLite in `var_dir` where it names none."""
    found: dict[str, Any] = dict(
        dj_database_url.parse(
            value("DATABASE_URL") or f"sqlite:///{var_dir / 'db.sqlite3'}",
            conn_max_age=60,
            conn_health_checks=True,
        )
    )
    is_sqlite = found["ENGINE"] == "django.db.backends.sqlite3"
    found["OPTIONS"] = (SQLITE if is_sqlite else POSTGRESQL) | found.get("OPTIONS", {})
    return {"default": found}
