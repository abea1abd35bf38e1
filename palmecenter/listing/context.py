"""What templates get of a list: its rows, and the options, chips, links and warnings beside them.

Only the rows that are shown are fetched, with the names of their terms.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _, ngettext

from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_for_listing

from .filterset import ListFilters, with_groups
from .models import Entry
from .parsing import as_shown

YEARS = "years"
MOST_WARNINGS = 5


@dataclass(frozen=True)
class Row:
    """A page in the list, with the names of its terms by facet, and which facts to show of it."""

    entry: Entry
    page: BasePage
    terms: dict[str, list[str]]
    shown_facts: tuple[str, ...]

    @property
    def shown(self) -> Localized:
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


@dataclass(frozen=True)
class Choice:
    """An option in the form: its word in the address, and how many pages it leads to."""

    slug: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class FacetShown:
    """A facet in the form."""

    name: str
    parameter: str
    label: str
    single: bool
    choices: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        """The chosen options."""
        return [choice for choice in self.choices if choice.chosen]


@dataclass(frozen=True)
class Chip:
    """Something that is filtered by, with a link that takes it away.

    `count`, where it is known, is how many pages are found then.
    """

    filter: str
    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Link:
    """A link that changes the state."""

    label: str
    url: str
    current: bool = False


def entries_between(filters: ListFilters, start: int, stop: int) -> list[Entry]:
    """The entries between two positions of the list, by one query."""
    computed = {name: F(name) for name in filters.computed}
    return list(filters.in_order().annotate(**computed)[start:stop])


def rows_of(filters: ListFilters, entries: list[Entry], pages: Iterable[BasePage]) -> list[Row]:
    """The rows of some entries whose pages are among those given, and public."""
    public = {page.pk: page for page in public_for_listing(pages)}
    return [
        Row(entry, public[entry.pk], _names(filters, entry), filters.row_facts)
        for entry in entries
        if entry.pk in public
    ]


def rows_between(filters: ListFilters, start: int, stop: int) -> list[Row]:
    """The rows between two positions: the entries by one query, their pages by others."""
    entries = entries_between(filters, start, stop)
    return rows_of(filters, entries, filters.pages([entry.pk for entry in entries]))


def _names(filters: ListFilters, entry: Entry) -> dict[str, list[str]]:
    """The names of an entry's terms in the reader's language, by facet."""
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


def warnings_about(filters: ListFilters, asked: tuple, last: int) -> list[str]:
    """Name in words what was left out of the address that was asked for, the first few of it.

    `asked` is the number of the page, as an address has it, or empty; `last` that of the last page.
    """
    warnings = [
        filters.filters[name].complaint(as_shown(value))
        for name, cleaned in filters.cleaned_parameters.items()
        for value in cleaned.rejected
    ]
    if asked and int(asked[0]) > last:
        warnings.append(
            _("There is no page %(asked)s of this list. This is the last one, page %(last)s.")
            % {"asked": asked[0], "last": last}
        )
    more = len(warnings) - MOST_WARNINGS
    if more > 0:
        rest = ngettext("%(count)d more was left out.", "%(count)d more were left out.", more)
        warnings[MOST_WARNINGS:] = [rest % {"count": more}]
    return warnings
