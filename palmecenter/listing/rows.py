"""The rows of a list: only those that are shown are fetched, with the names of their terms."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.pages.lists import listed
from palmecenter.pages.models import BasePage

from .filterset import ListFilters, with_groups
from .models import Entry

YEARS = "years"


@dataclass(frozen=True)
class Row:
    """A page in the list, with the names of its terms by facet, and which facts to show of it."""

    entry: Entry
    page: BasePage
    terms: dict[str, list[str]]
    shown_facts: tuple[str, ...]

    @property
    def shown(self) -> InLanguage:
        """The page in the reader's language or, marked, in the other."""
        return self.page.shown

    @property
    def facts(self) -> list[str]:
        """What the list says of it, in words."""
        texts = {name: ", ".join(names) for name, names in self.terms.items()}
        texts[YEARS] = self.years
        return [texts[name] for name in self.shown_facts if texts[name]]

    @property
    def years(self) -> str:
        """The years of its period: `2024–2026`, `2024–` while it has no end."""
        days = (self.entry.starts, self.entry.ends)
        starts, ends = (str(day.year) if day else "" for day in days)
        return starts if starts == ends else f"{starts}–{ends}"

    @property
    def amount(self) -> str:
        """Its sum as the reader's language writes it; empty where there is none."""
        return "" if self.entry.amount is None else with_groups(self.entry.amount)


def entries_between(filters: ListFilters, start: int, stop: int) -> list[Entry]:
    """Return the entries between two places of the list, by one query."""
    computed = {name: F(name) for name in filters.computed}
    return list(filters.in_order().annotate(**computed)[start:stop])


def rows_of(filters: ListFilters, entries: list[Entry], pages: Iterable[BasePage]) -> list[Row]:
    """Return the rows of some entries whose pages are among those given, and public."""
    public = {page.pk: page for page in listed(pages)}
    return [
        Row(entry, public[entry.pk], _names(filters, entry), filters.row_facts)
        for entry in entries
        if entry.pk in public
    ]


def rows_between(filters: ListFilters, start: int, stop: int) -> list[Row]:
    """Return the rows between two places: the entries by one query, their pages by others."""
    entries = entries_between(filters, start, stop)
    return rows_of(filters, entries, filters.pages([entry.pk for entry in entries]))


def _names(filters: ListFilters, entry: Entry) -> dict[str, list[str]]:
    """Return the names of an entry's terms in the reader's language, by facet."""
    keys: dict[str, list[str]] = {name: [] for name in filters.facets}
    for word in entry.terms.split():
        name, _equals, key = word.partition("=")
        keys.setdefault(name, []).append(key)
    for name in filters.computed:
        keys[name] = [getattr(entry, name)]
    code = reader_language()
    return {
        name: [option.labels[code] for option in facet.chosen(keys[name], code)]
        for name, facet in filters.facets.items()
    }
