"""Sums, periods and figures as each language writes them (CLDR, by way of Babel)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from palmecenter.blocks.numbers import aligned

NO_BREAK = "\N{NO-BREAK SPACE}"
MONEY = {"sv": f"{{}}{NO_BREAK}kr", "en": f"SEK{NO_BREAK}{{}}"}
DASH = "\N{EN DASH}"


def money(amount: int, code: str) -> str:
    """Return a sum in kronor: 1 200 000 kr, SEK 1,200,000."""
    return MONEY[code].format(format_decimal(amount, locale=code))


def percent(share: Decimal, code: str) -> str:
    """Return a share in whole per cent: 68 %, 68%. What is not quite all is never called all."""
    whole = int(share * 100)
    sign = f"{NO_BREAK}%" if code == "sv" else "%"
    return f"{format_decimal(whole, locale=code)}{sign}"


def figures(column: Sequence[Decimal | None], code: str) -> list[str]:
    """Return the figures of a column, to be set flush right so that decimals stand in line."""
    return aligned([None if figure is None else _shortest(figure) for figure in column], code)


def _shortest(figure: Decimal) -> Decimal:
    """Return a figure without the zeros that the database keeps after it: 41.00 → 41."""
    whole = figure.to_integral_value()
    return whole.quantize(Decimal(1)) if figure == whole else figure.normalize()


def period(start: date | None, end: date | None, code: str) -> str:
    """Return a period as exactly as it is meant; empty where there is none.

    Whole years are said as years (2025–2027), whole months as months, other days as days.
    """
    if not start and not end:
        return ""
    write = _exactness(start, end)
    first, last = (write(day, code) if day else "" for day in (start, end))
    if not last:
        return _("since %(start)s") % {"start": first}
    if not first:
        return _("until %(end)s") % {"end": last}
    if first == last:
        return first
    space = "" if write is _year else " "
    return f"{first}{space}{DASH}{space}{last}"


def _exactness(start: date | None, end: date | None) -> Callable[[date, str], str]:
    after = end + timedelta(days=1) if end else None
    edges = [day for day in (start, after) if day]
    if all((day.month, day.day) == (1, 1) for day in edges):
        return _year
    return _month if all(day.day == 1 for day in edges) else _day


def _year(day: date, _code: str) -> str:
    return str(day.year)


def _month(day: date, code: str) -> str:
    return format_skeleton("yMMMM", day, locale=code)


def _day(day: date, code: str) -> str:
    return format_date(day, "d MMMM y", locale=code)
