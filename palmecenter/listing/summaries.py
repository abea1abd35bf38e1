"""What a list's filters find: entries in brief, with those that one filter alone leaves out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, Expression, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Concat

SELECTED = ""


class EntrySummary(NamedTuple):
    """An entry in brief. `terms` has those that are computed too, as words like the others."""

    page: int
    starts: date | None
    ends: date | None
    amount: int | None
    terms: str

    def keys_of(self, facet: str) -> list[str]:
        """The keys of its terms in a facet."""
        start = f"{facet}="
        return [word[len(start) :] for word in self.terms.split() if word.startswith(start)]


def keys_of(entries: Iterable[EntrySummary], facets: Iterable[str]) -> dict[str, set[str]]:
    """The keys of all terms that some entries have, by facet."""
    keys: dict[str, set[str]] = {name: set() for name in facets}
    for word in {word for entry in entries for word in entry.terms.split()}:
        name, _equals, key = word.partition("=")
        if name in keys:
            keys[name].add(key)
    return keys


def find(
    entries: QuerySet, conditions: Mapping[str, Q], computed: Sequence[str]
) -> dict[str, list[EntrySummary]]:
    """Fetch the entries that meet all conditions, under `SELECTED`.

    Under each condition's name are those that it alone leaves out; where it is the only one they
    are the rest of the list, which is not fetched. `computed` names the annotations that are terms
    too. One scan, in no order.
    """
    if len(conditions) > 1:
        # Compared by `<=`: PostgreSQL looks keys up by their hashes, but not inside of an IN.
        misses = sum(_unless(condition, 1, 0) for condition in conditions.values())
        missed: Expression = Concat(*(_unless(conditions[name], name, "") for name in conditions))
        entries = entries.alias(misses=misses).filter(misses__lte=1)
    else:
        missed = Value(SELECTED)
        entries = entries.filter(*conditions.values())
    rows = entries.order_by().annotate(missed=missed, **{name: F(name) for name in computed})
    found: dict[str, list[EntrySummary]] = {name: [] for name in (SELECTED, *conditions)}
    for name, page, starts, ends, amount, terms, *keys in rows.values_list(
        "missed", "page_id", "starts", "ends", "amount", "terms", *computed
    ):
        words = (f"{facet}={key} " for facet, key in zip(computed, keys, strict=True))
        found[name].append(EntrySummary(page, starts, ends, amount, terms + "".join(words)))
    return found


def _unless(condition: Q, missed: object, met: object) -> Case:
    return Case(When(condition, then=Value(met)), default=Value(missed))


class InArray(Func):
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
