"""How many pages each option of each facet leads to."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Aggregate, CharField, Count, Expression, F, QuerySet, TextField, Value
from django.db.models.functions import Concat

from .filterset import ListFilters
from .whole import of_whole

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
    """Count everything that a page of a list says.

    An option's count takes all filters but its own facet's: so many pages there are with it. For a
    single filter these are the counts of the whole list, which are kept while it stays the same.
    """
    active = filters.active()
    if not active:
        return _count_whole(filters)
    if len(active) == 1 and active[0] in filters.facets:
        return _count_one(filters, active[0])
    return _count(filters, {name: filters.selection(name) for name in (EVERYTHING, *active)})


def _count_whole(filters: ListFilters) -> Counts:
    return of_whole("counts", filters, lambda: _count(filters, {EVERYTHING: filters.entries()}))


def _count_one(filters: ListFilters, facet: str) -> Counts:
    counts, whole = _count(filters, {EVERYTHING: filters.selection()}), _count_whole(filters)
    options = counts.options | {facet: whole.options[facet]}
    return replace(counts, options=options, without={facet: whole.total})


def _count(filters: ListFilters, selections: dict[str, QuerySet]) -> Counts:
    """Count selections, each without one of the filters, by one statement: one scan for each.

    The terms of a selection come as one text and are counted here, which is several times quicker
    than joining and grouping them in the database (docs/decisions/0009-lists.md).
    """
    first, *others = [_part(filters, name, entries) for name, entries in selections.items()]
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


def _part(filters: ListFilters, without: str, entries: QuerySet) -> QuerySet:
    """Return a query of one row: a selection's name, how many it has, and their terms."""
    counts_terms = without == EVERYTHING or without in filters.facets
    terms = Joined(_terms(filters.computed())) if counts_terms else Value("")
    return (
        entries.order_by()
        .annotate(part=Value(without, output_field=CharField()))
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
