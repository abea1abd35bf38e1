"""How many pages each option of each facet leads to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .filterset import ListFilters
from .summaries import SELECTED, EntrySummary
from .totals_cache import of_whole


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
    found = filters.found
    options = _by_facet(filters, found[SELECTED])
    if len(active) == 1:
        whole = _count_whole(filters)
        without = {active[0]: whole.total}
        instead = whole.options
    else:
        without = {name: len(found[SELECTED]) + len(found[name]) for name in active}
        instead = {
            name: options[name] + _by_facet(filters, found[name])[name]
            for name in filters.facets.keys() & without.keys()
        }
    options |= {name: instead[name] for name in filters.facets.keys() & without.keys()}
    return Counts(len(found[SELECTED]), options, without)


def _count_whole(filters: ListFilters) -> Counts:
    return of_whole(
        "counts",
        filters,
        lambda: Counts(len(filters.whole), _by_facet(filters, filters.whole)),
    )


def _by_facet(filters: ListFilters, entries: Iterable[EntrySummary]) -> dict[str, Counter[str]]:
    """Return how many of some entries have each term.

    Counting the words of all of them at once is several times quicker than to join and to group
    terms in the database (docs/decisions/0009-lists.md).
    """
    words = Counter("".join(entry.terms for entry in entries).split())
    options: dict[str, Counter[str]] = {name: Counter() for name in filters.facets}
    for word, number in words.items():
        name, _equals, key = word.partition("=")
        if name in options:
            options[name][key] = number
    return options
