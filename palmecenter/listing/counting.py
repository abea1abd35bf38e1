"""How many pages each option of each facet leads to, by one statement."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Aggregate, CharField, Count, Expression, F, QuerySet, TextField, Value
from django.db.models.functions import Concat

from .filterset import ListFilters

EVERYTHING = ""


class Joined(Aggregate):
    """The texts of a column, one after the other."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, '')"
    output_field = TextField()

    def as_sqlite(self, *args: Any, **kwargs: Any) -> Any:
        """Return the SQL for SQLite, whose function has another name."""
        return super().as_sql(*args, function="GROUP_CONCAT", **kwargs)


@dataclass(frozen=True)
class Counts:
    """What a list adds up to.

    `total`: the pages selected. `options`: by facet and key, those selected if that option of the
    facet were chosen. `without`: by filter, those selected without it.
    """

    total: int
    options: dict[str, Counter[str]] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)

    def of(self, facet: str, key: str) -> int:
        """Return how many pages an option leads to."""
        return self.options[facet][key]


def count(filters: ListFilters) -> Counts:
    """Count everything that a page of a list says, by one statement: one scan for each filter.

    An option's count takes all filters but its own facet's: so many pages there are with it. The
    terms of a selection come as one text and are counted here, which is several times quicker than
    joining and grouping them in the database (docs/decisions/0009-lists.md).
    """
    active = filters.active()
    first, *others = [_part(filters, without) for without in (EVERYTHING, *active)]
    rows = first.union(*others, all=True) if others else first
    found = {name: (size, terms or "") for name, size, terms in rows}
    total, terms = found.pop(EVERYTHING)
    counted = Counter(terms.split())
    options: dict[str, Counter[str]] = {name: Counter() for name in filters.facets}
    for word, number in counted.items():
        name, _equals, key = word.partition("=")
        if name in options:
            options[name][key] = number
    for name in filters.facets.keys() & found.keys():
        options[name] = Counter(re.findall(rf" {name}=(\S+)", found[name][1]))
    return Counts(total, options, {name: size for name, (size, _terms) in found.items()})


def _part(filters: ListFilters, without: str) -> QuerySet:
    """Return a query of one row: the selection without one filter, how many, and their terms."""
    entries = filters.selection(without).order_by()
    counts_terms = without == EVERYTHING or without in filters.facets
    terms = Joined(_terms(filters.computed())) if counts_terms else Value("")
    return (
        entries.annotate(part=Value(without, output_field=CharField()))
        .values("part")
        .annotate(size=Count("pk"), joined=terms)
        .values_list("part", "size", "joined")
    )


def _terms(computed: dict[str, Expression]) -> Any:
    """Return the terms of an entry, with those that are computed."""
    parts: list[Any] = [F("terms")]
    for name, expression in computed.items():
        parts += [Value(f" {name}="), expression, Value(" ")]
    return Concat(*parts, output_field=TextField()) if computed else F("terms")
