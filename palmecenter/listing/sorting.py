"""The orders in which a list can be read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.codes import localized

from .filters import AddressFilter, Parameters
from .parsing import CleanedParameter


@dataclass(frozen=True)
class Sort:
    """An order of entries. `columns` returns what to order by, for readers of a language."""

    key: str
    label: Promise | str
    slugs: dict[str, str]
    columns: Callable[[str], list[Any]]


def _latest(column: str) -> Any:
    return F(column).desc(nulls_last=True)


NEWEST_FIRST = Sort(
    "newest",
    _("Newest first"),
    {"sv": "nyast", "en": "newest"},
    lambda code: [_latest("starts"), _latest("ends"), localized("order", code)],
)
OLDEST_FIRST = Sort(
    "oldest",
    _("Oldest first"),
    {"sv": "aldst", "en": "oldest"},
    lambda code: [F("starts").asc(nulls_last=True), localized("order", code)],
)
BY_HEADING = Sort(
    "heading",
    _("Heading, A to Z"),
    {"sv": "rubrik", "en": "heading"},
    lambda code: [localized("order", code)],
)
LARGEST_FIRST = Sort(
    "largest",
    _("Largest sum first"),
    {"sv": "storst", "en": "largest"},
    lambda code: [_latest("amount"), localized("order", code)],
)


class SortFilter(AddressFilter):
    """The order of a list; it selects nothing. The first of `sorts` goes without saying."""

    sorts: tuple[Sort, ...] = ()

    def read(self, given: list[str]) -> CleanedParameter:
        """Return the key of the first order that is known."""
        keys = {slug: sort.key for sort in self.sorts for slug in sort.slugs.values()}
        known = [keys[value] for value in given if value in keys]
        unknown = [value for value in given if value not in keys]
        default = self.sorts[0].key
        return CleanedParameter(tuple(key for key in known[:1] if key != default), tuple(unknown))

    def chosen(self, valid: tuple) -> Sort:
        """Return the order that was asked for."""
        return next((sort for sort in self.sorts if sort.key in valid), self.sorts[0])

    def parameters(self, valid: tuple, code: str) -> Parameters:
        """Return nothing for the first order, which goes without saying."""
        sort = self.chosen(valid)
        return [(self.slugs[code], sort.slugs[code])] if sort != self.sorts[0] else []
