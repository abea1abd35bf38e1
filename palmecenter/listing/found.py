"""What a list's filters find: entries in brief, with those that one filter alone leaves out."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Case, Expression, F, Q, Value, When
from django.db.models.functions import Concat

if TYPE_CHECKING:
    from .filterset import ListFilters

SELECTED = ""


class Brief(NamedTuple):
    """An entry in brief. `terms` has those that are computed too, as words like the others."""

    page: int
    starts: date | None
    ends: date | None
    amount: int | None
    terms: str

    def keys_of(self, facet: str) -> list[str]:
        """Return the keys of its terms in a facet."""
        start = f"{facet}="
        return [word[len(start) :] for word in self.terms.split() if word.startswith(start)]


def keys_of(entries: Iterable[Brief], facets: Iterable[str]) -> dict[str, set[str]]:
    """Return by facet the keys of all terms that some entries have."""
    keys: dict[str, set[str]] = {name: set() for name in facets}
    for word in {word for entry in entries for word in entry.terms.split()}:
        name, _equals, key = word.partition("=")
        if name in keys:
            keys[name].add(key)
    return keys


def find(filters: "ListFilters", names: Iterable[str]) -> dict[str, list[Brief]]:
    """Return the entries that some filters select, under `SELECTED`.

    Under each filter's name are those that it alone leaves out; where it is the only one they are
    the rest of the list, which is not fetched. One scan, in no order.
    """
    conditions = {name: filters.condition(name) for name in names}
    if len(conditions) > 1:
        # Compared by `<=`: PostgreSQL looks keys up by their hashes, but not inside of an IN.
        misses = sum(_unless(condition, 1, 0) for condition in conditions.values())
        missed: Expression = Concat(*(_unless(conditions[name], name, "") for name in conditions))
        entries = filters.entries().alias(misses=misses).filter(misses__lte=1)
    else:
        missed = Value(SELECTED)
        entries = filters.entries().filter(*conditions.values())
    computed = filters.computed
    rows = entries.order_by().annotate(missed=missed, **{name: F(name) for name in computed})
    found: dict[str, list[Brief]] = {name: [] for name in (SELECTED, *conditions)}
    for name, page, starts, ends, amount, terms, *keys in rows.values_list(
        "missed", "page_id", "starts", "ends", "amount", "terms", *computed
    ):
        words = (f"{facet}={key} " for facet, key in zip(computed, keys, strict=True))
        found[name].append(Brief(page, starts, ends, amount, terms + "".join(words)))
    return found


def _unless(condition: Q, missed: object, met: object) -> Case:
    return Case(When(condition, then=Value(met)), default=Value(missed))
