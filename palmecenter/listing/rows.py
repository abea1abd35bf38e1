"""The rows of a list: only those that are shown are fetched, with the names of their terms."""

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


def rows_between(filters: ListFilters, start: int, stop: int) -> list[Row]:
    """Return the rows between two places, by one query and one for their addresses."""
    computed = {name: F(name) for name in filters.computed()}
    # Their keys first: to sort whole pages takes ten times as long.
    keys = filters.in_order().values("pk")[start:stop]
    rows = filters.ordered(filters.entries().filter(pk__in=keys).annotate(**computed))
    entries = list(rows.select_related("page"))
    public = {page.pk for page in listed(entry.page for entry in entries)}
    return [_row(filters, entry) for entry in entries if entry.pk in public]


def _row(filters: ListFilters, entry: Entry) -> Row:
    terms = _names(filters, entry)
    return Row(entry, entry.page, terms, filters.row_facts)


def _names(filters: ListFilters, entry: Entry) -> dict[str, list[str]]:
    """Return the names of an entry's terms in the reader's language, by facet."""
    keys: dict[str, list[str]] = {name: [] for name in filters.facets}
    for word in entry.terms.split():
        name, _equals, key = word.partition("=")
        keys.setdefault(name, []).append(key)
    for name in filters.computed():
        keys[name] = [getattr(entry, name)]
    code = reader_language()
    return {
        name: [option.labels[code] for option in facet.chosen(keys[name], code)]
        for name, facet in filters.facets.items()
    }
