"""Reading the address: what of it makes sense, and what is left out and said to be."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.text import Truncator

from palmecenter.search.query import UNPRINTABLE
from palmecenter.search.words import plain

SHOWN_LENGTH = 60
# A year, a month or a day as people write them: 2024, 2024-05 or 2024-05-31.
WRITTEN_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


@dataclass(frozen=True)
class CleanedParameter:
    """What one filter takes from an address: the values that it filters by, and the rest as typed.

    Nothing in an address is an error: what makes no sense is rejected, and the page says so.
    """

    valid: tuple = ()
    rejected: tuple[str, ...] = ()


def as_shown(value: str) -> str:
    """What somebody typed, fit to be shown again: printable, on one line and short."""
    return Truncator(plain(UNPRINTABLE.sub(" ", value))).chars(SHOWN_LENGTH)


class AddressWidget(forms.Widget):
    """Takes a filter's values from the query, under its name in either language."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(dict.fromkeys(names))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The values, each once; a field that was left empty gives none."""
        values = (value.strip() for given in self.names for value in data.getlist(given))
        return list(dict.fromkeys(filter(None, values)))


class AddressField(forms.Field):
    """A field that is never wrong; `read` cleans the values that a filter was given."""

    def __init__(
        self, label: Any, names: Iterable[str], read: Callable[[list[str]], CleanedParameter]
    ) -> None:
        super().__init__(required=False, label=label, widget=AddressWidget(names))
        self.read = read

    def clean(self, value: list[str]) -> CleanedParameter:
        """Split the values into those that the filter takes and those that it rejects."""
        return self.read(value)


def days_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of what was written; None where that is no date.

    `days_of("2024")` is all of the year, `days_of("2024-13-45")` nothing.
    """
    match = WRITTEN_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
