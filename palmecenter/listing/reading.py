"""Reading the address: what of it makes sense, and what is left out and said to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import Truncator

from palmecenter.search.query import UNPRINTABLE
from palmecenter.search.words import plain

if TYPE_CHECKING:
    from .filters import AddressFilter

SHOWN_LENGTH = 60


@dataclass(frozen=True)
class Reading:
    """What one filter takes from an address. `kept` is what it filters by; `ignored`, as typed."""

    kept: tuple = ()
    ignored: tuple[str, ...] = ()


def as_shown(value: str) -> str:
    """Return what somebody typed, fit to be shown again: printable, on one line and short."""
    return Truncator(plain(UNPRINTABLE.sub(" ", value))).chars(SHOWN_LENGTH)


class AddressWidget(forms.Widget):
    """Takes a filter's values from the query, under its name in either language."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(dict.fromkeys(names))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return the values, each once; a field that was left empty gives none."""
        values = (value.strip() for given in self.names for value in data.getlist(given))
        return list(dict.fromkeys(filter(None, values)))


class AddressField(forms.Field):
    """A field that is never wrong: what makes no sense is read as ignored."""

    def __init__(self, of: "AddressFilter") -> None:
        super().__init__(required=False, label=of.label, widget=AddressWidget(of.slugs.values()))
        self.of = of

    def clean(self, value: list[str]) -> Reading:
        """Return what the filter reads."""
        return self.of.read(value)
