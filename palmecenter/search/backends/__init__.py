"""Wagtail's search in the database, for either database.

Two things are ours: texts are stemmed by the rules of their own language, and no query breaks it,
the admin's included.
"""

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that Wagtail looks for
    """Return the backend for the database in use, with the options of WAGTAILSEARCH_BACKENDS."""
    if connection.vendor == "postgresql":
        from .postgresql import PostgresqlBackend

        return PostgresqlBackend(params)
    from .sqlite import SqliteBackend

    return SqliteBackend(params)
