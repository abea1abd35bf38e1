"""Sums, periods and figures as each language writes them (CLDR, by way of Babel).

The one place that every section writes them by, and rounds sums that could tell who it is.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from palmecenter.blocks.numbers import aligned

NO_BREAK = "\N{NO-BREAK SPACE}"
MONEY = {"sv": f"{{}}{NO_BREAK}kr", "en": f"SEK{NO_BREAK}{{}}"}
PERCENT = {"sv": f"{{}}{NO_BREAK}%", "en": "{}%"}
DASH = "\N{EN DASH}"
# How exact a sum may be when nobody must recognise anything by it.
TELLING_DIGITS = 2


def rounded(amount: int) -> int:
    """A sum in kronor with two telling digits: 388 214 → 390 000. Halves go up, as people round."""
    unit = 10 ** max(len(str(amount)) - TELLING_DIGITS, 0)
    return (amount + unit // 2) // unit * unit


def money(amount: int | Decimal, code: str, *, about: bool = False) -> str:
    """A sum in whole kronor: 1 200 000 kr, SEK 1,200,000; `about` says that it is rounded."""
    said = MONEY[code].format(format_decimal(amount, format="#,##0", locale=code))
    return _("about %(sum)s") % {"sum": said} if about else said


def percent(share: Decimal, code: str) -> str:
    """A share (1 is all) in whole per cent: 68 %, 68%. Halves go up.

    What is not quite all is never called all, and what is a little is never called nothing.
    """
    whole = int((share * 100).to_integral_value(ROUND_HALF_UP))
    if whole == 100 and share < 1:
        whole = 99
    if whole == 0 and share > 0:
        return f"<{PERCENT[code].format(1)}"
    return PERCENT[code].format(format_decimal(whole, locale=code))


def figure(number: Decimal | None, code: str, *, in_percent: bool = False) -> str:
    """A figure by itself; a dash where nobody knows it. `in_percent`: it counts per cent."""
    [said] = figures([number], code)
    return PERCENT[code].format(said) if in_percent and number is not None else said


def figures(column: Sequence[Decimal | None], code: str) -> list[str]:
    """The figures of a column, to be set flush right so that decimals stand in line."""
    return aligned([None if figure is None else _shortest(figure) for figure in column], code)


def _shortest(figure: Decimal) -> Decimal:
    """A figure without the zeros that the database keeps after it: 41.00 → 41."""
    whole = figure.to_integral_value()
    return whole.quantize(Decimal(1)) if figure == whole else figure.normalize()


def period(start: date | None, end: date | None, code: str) -> str:
    """A period as exactly as it is meant; empty where there is none.

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
