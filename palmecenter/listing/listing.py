"""A page of a list as its template shows it: filters, what they found, and where to go from there.

Every address in it holds the whole state, in the reader's language and without anything empty.
"""

from collections.abc import Callable
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import cached_property

from palmecenter.languages.localized import reader_language

from .context import (
    Chip,
    Choice,
    FacetShown,
    Link,
    Row,
    entries_between,
    rows_of,
    warnings_about,
)
from .counts import Counts, count
from .facets import Facet
from .filterset import ListFilters
from .models import Entry
from .term_pages import term_with_hub

PER_PAGE = 20


class Listing:
    """One page of a list, for one reader; `address` gives its address in a language, unqueried."""

    def __init__(self, filters: ListFilters, address: Callable[[str], str]) -> None:
        self.filters = filters
        self.address = address
        self.code = reader_language()

    # --- The address -------------------------------------------------------------------------

    def query(self, code: str, **changes: tuple) -> str:
        """Return the state, with some changes, as a clean query in a language."""
        return urlencode(self.filters.parameters(code, **changes))

    def url(self, **changes: tuple) -> str:
        """Return an address of this list; whatever changes, its first page comes first."""
        query = self.query(self.code, **({"number": ()} | changes))
        return f"{self.path}?{query}" if query else self.path

    @property
    def path(self) -> str:
        """The address of the list without a query."""
        return self.address(self.code)

    def is_clean(self, query: QueryDict) -> bool:
        """Whether an address reads as it is written here, whatever is percent-encoded how."""
        written = self.filters.parameters(self.code)
        return written == [(name, value) for name, values in query.lists() for value in values]

    # --- What was found ----------------------------------------------------------------------

    @cached_property
    def counts(self) -> Counts:
        """How many there are, in all and by option."""
        return count(self.filters)

    @property
    def total(self) -> int:
        """How many pages were found."""
        return self.counts.total

    @property
    def is_in_full(self) -> bool:
        """Whether nothing is filtered, and the order is the usual one."""
        return not self.filters.active() and not self._valid("sort")

    @property
    def is_its_beginning(self) -> bool:
        """Whether this is the first page of the list in full."""
        return self.is_in_full and self.number == 1

    @property
    def found(self) -> str:
        """How many pages were found, in words."""
        return self.filters.in_words(self.total)

    @property
    def pages(self) -> int:
        """How many pages the list has; an empty one has one."""
        return max(ceil(self.total / PER_PAGE), 1)

    @cached_property
    def number(self) -> int:
        """The page that is shown: the last where one beyond it was asked for."""
        asked = self.asked_number
        return min(int(asked[0]), self.pages) if asked else 1

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries of the page that is shown."""
        start = (self.number - 1) * PER_PAGE
        return entries_between(self.filters, start, start + PER_PAGE)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the page that is shown."""
        pages = self.filters.pages([entry.pk for entry in self.entries])
        return rows_of(self.filters, self.entries, pages)

    @property
    def first(self) -> int:
        """The place of the first row in the whole list, from 1."""
        return (self.number - 1) * PER_PAGE + 1

    # --- The form ----------------------------------------------------------------------------

    @cached_property
    def facets(self) -> list[FacetShown]:
        """The facets in the form, with the options that lead to pages or are chosen."""
        return [
            self._facet(name, facet)
            for name, facet in self.filters.facets.items()
            if name not in self.filters.fixed
        ]

    def _facet(self, name: str, facet: Facet) -> FacetShown:
        valid = self._valid(name)
        choices = [
            Choice(
                slug=option.slugs[self.code],
                label=option.labels[self.code],
                count=self.counts.of(name, option.key),
                chosen=option.key in valid,
            )
            for option in facet.chosen(facet.by_key, self.code)
            if self.counts.of(name, option.key) or option.key in valid
        ]
        return FacetShown(name, facet.slugs[self.code], str(facet.label), facet.single, choices)

    @cached_property
    def inputs(self) -> dict[str, dict[str, Any]]:
        """The fields in which something is written: their names, labels and values."""
        return {
            name: {
                "parameter": field.slugs[self.code],
                "label": field.label,
                "value": next(
                    (value for _name, value in field.parameters(self._valid(name), self.code)), ""
                ),
            }
            for name, field in self.filters.filters.items()
            if not isinstance(field, Facet) and name != "number"
        }

    @cached_property
    def chips(self) -> list[Chip]:
        """What is filtered by: each value with the address without it."""
        return [
            Chip(
                filter=str(self.filters.filters[name].label),
                label=label,
                url=self.url(**{name: rest}),
            )
            for name in self.filters.active()
            for label, rest in self._chips_of(name)
        ]

    @cached_property
    def hub(self) -> Link | None:
        """Where everything is about the one country or theme that is filtered by."""
        found = term_with_hub(self.filters)
        return Link(found.heading, found.address(self.path, self.code)) if found else None

    def _valid(self, name: str) -> tuple:
        return self.filters.cleaned_parameters[name].valid

    def _chips_of(self, name: str) -> list[tuple[str, tuple]]:
        return self.filters.filters[name].chips(self._valid(name), self.code)

    @property
    def ways_out(self) -> list[Chip]:
        """The filters that alone keep the list from having anything, where nothing was found."""
        return [
            Chip(
                filter=str(self.filters.filters[name].label),
                label=", ".join(label for label, _rest in self._chips_of(name)),
                url=self.url(**{name: ()}),
                count=self.counts.without[name],
            )
            for name in self.filters.active()
            if self.counts.without[name]
        ]

    @property
    def unfiltered_url(self) -> str:
        """The address of the list without filters, in the same order."""
        return self.url(**dict.fromkeys(self.filters.active(), ()))

    @cached_property
    def sorts(self) -> list[Link]:
        """The orders to choose from."""
        sorting = self.filters.filters["sort"]
        chosen = sorting.chosen(self._valid("sort"))
        return [
            Link(str(sort.label), self.url(sort=(sort.key,)), current=sort == chosen)
            for sort in self.filters.sorts
        ]

    # --- Pages -------------------------------------------------------------------------------

    def page_url(self, number: int) -> str:
        """Return the address of another page of the list."""
        return self.url(number=(str(number),) if number > 1 else ())

    @property
    def asked_number(self) -> tuple:
        """The page that was asked for, as `url` takes it."""
        return self._valid("number")

    @property
    def previous_url(self) -> str:
        """The address of the page before this one; empty on the first."""
        return self.page_url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The address of the page after this one; empty on the last."""
        return self.page_url(self.number + 1) if self.number < self.pages else ""

    @property
    def page_links(self) -> list[Link | None]:
        """The first and last pages and those around this one; None where some are left out."""
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        links: list[Link | None] = []
        before = 0
        for number in sorted(near & set(range(1, self.pages + 1))):
            if number > before + 1:
                links.append(None)
            links.append(Link(str(number), self.page_url(number), current=number == self.number))
            before = number
        return links

    @cached_property
    def notes(self) -> list[str]:
        """What was left out of the address that was asked for, in words."""
        return warnings_about(self.filters, self.asked_number, self.pages)
