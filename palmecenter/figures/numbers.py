"""Numbers and amounts as readers of a language write them (CLDR, by way of Babel)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palmecenter.formatting import money
from palmecenter.languages.localized import reader_language

Number = int | Decimal

THOUSAND, MILLION = 1_000, 1_000_000


def whole(number: Number) -> str:
    """Return a number without decimals: "12 300" or "12,300"."""
    return format_decimal(number, format="#,##0", locale=reader_language())


def kronor(number: Number) -> str:
    """A sum in whole kronor as the reader's language has it: "95 000 kr" or "SEK 95,000"."""
    return money(number, reader_language())


@dataclass(frozen=True)
class Unit:
    """What a chart counts in, chosen so that its numbers are short.

    `phrase` says a number of it in running text.
    """

    name: Promise | str
    size: int
    decimals: int = 0
    phrase: Promise | str = "%(number)s"

    def short(self, number: Number) -> str:
        """Return a number in this unit: 1,234,000 is "1.2" in millions. Nothing is "0"."""
        smallest = Decimal(1).scaleb(-self.decimals)
        counted = Decimal(number) / self.size
        if 0 < counted < smallest / 2:
            return f"<{self._written(smallest)}"
        return self._written(counted) if number else "0"

    def said(self, number: Number) -> str:
        """Return a number in this unit with its name: "SEK 1.2 million"."""
        return self.phrase % {"number": self.short(number)}

    def _written(self, counted: Decimal) -> str:
        pattern = "#,##0." + "0" * self.decimals if self.decimals else "#,##0"
        return format_decimal(counted, format=pattern, locale=reader_language())


PIECES = Unit("", 1)
KRONOR = Unit(_("SEK"), 1, phrase=_("SEK %(number)s"))
THOUSANDS_OF_KRONOR = Unit(_("SEK thousand"), THOUSAND, phrase=_("SEK %(number)s thousand"))
MILLIONS_OF_KRONOR = Unit(_("SEK million"), MILLION, 1, _("SEK %(number)s million"))


def kronor_unit(sums: Iterable[Number]) -> Unit:
    """Return the unit that suits some sums: by the greatest of them."""
    greatest = max(sums, default=0)
    if greatest >= MILLION:
        return MILLIONS_OF_KRONOR
    return THOUSANDS_OF_KRONOR if greatest >= 10 * THOUSAND else KRONOR
