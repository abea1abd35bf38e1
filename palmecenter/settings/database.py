"""The database: where it is, and how long anybody waits for it."""

import dj_database_url

from .folders import VAR_DIR

DATABASES = {
    "default": dj_database_url.config(
        env="DATABASE_URL",
        default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
# How long a writer waits for another one before the request fails.
SECONDS_TO_WAIT = 20
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # SQLite fails at once, without waiting, when a transaction that began by reading comes to write
    # beside another writer: two editors who save at once.
    # And what is deleted is overwritten: whoever takes the file home must not find it in there.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": SECONDS_TO_WAIT,
        "init_command": "PRAGMA secure_delete=ON",
    }
else:
    # A server that is gone without a word is noticed in seconds, not in the quarter of an hour that
    # the system takes: whoever waits for it holds a thread.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 2,
        "tcp_user_timeout": 20_000,
    } | DATABASES["default"].get("OPTIONS", {})
