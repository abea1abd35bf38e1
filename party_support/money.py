"""Sums and figures as each language writes them (CLDR, by way of Babel)."""

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

# How exact a sum may be when nobody must recognise an initiative by it.
TELLING_DIGITS = 2
NO_BREAK = "\N{NO-BREAK SPACE}"
MONEY = {"sv": f"{{}}{NO_BREAK}kr", "en": f"SEK{NO_BREAK}{{}}"}
PERCENT = {"sv": f"{{}}{NO_BREAK}%", "en": "{}%"}


def rounded(amount: int) -> int:
    """Return a sum with no more digits than may be told: 845120 → 850000."""
    return round(amount, TELLING_DIGITS - len(str(amount)))


def money(amount: int, code: str, *, about: bool = False) -> str:
    """Return a sum in kronor, and that it is about so much where it is rounded."""
    said = MONEY[code].format(format_decimal(amount, locale=code))
    return _("about %(sum)s") % {"sum": said} if about else said


def figure(number: Decimal | None, code: str, *, in_percent: bool) -> str:
    """Return a figure of a result; a dash where nobody knows it."""
    if number is None:
        return "–"
    said = format_decimal(number.normalize(), locale=code)
    return PERCENT[code].format(said) if in_percent else said
