"""A condition on very many keys, as one parameter of a statement."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, Func


class Among(Func):
    """The condition that a column holds one of the primary keys that another query found.

    Django's own `__in` has a parameter for each key: slow to compile, and more than SQLite takes.
    """

    output_field = BooleanField()

    def __init__(self, column: str, keys: Iterable[int]) -> None:
        super().__init__(column)
        self.keys = list(keys)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        """Return the SQL for PostgreSQL: an array, which it looks keys up in by their hashes."""
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s::int[])", [*params, self.keys]

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the SQL for SQLite, which has arrays in JSON alone."""
        column, params = compiler.compile(self.source_expressions[0])
        found = "(SELECT value FROM json_each(%s))"
        return f"{column} IN {found}", [*params, json.dumps(self.keys)]
