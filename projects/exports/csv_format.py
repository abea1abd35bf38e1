"""Projects as CSV for a spreadsheet, in the language of the address.

Excel takes UTF-8 only with a byte order mark.
"""

import csv
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.languages.codes import OWN_NAMES, other
from palmecenter.languages.spreadsheets import DELIMITERS, inert
from palmecenter.protection.levels import ProtectionLevel

from ..choices import ResultUnit
from .records import Record, Result, Term, Texts

BYTE_ORDER_MARK = "\ufeff"

Cell = Callable[[Record, str], Any]


def said(texts: Texts, code: str) -> str:
    """A name in a language, or in the other where there is none."""
    return texts.get(code) or texts.get(other(code), "")


def _shown(record: Record, code: str) -> str:
    """The language that a project is told in, as its page is: the file's if it has it."""
    return code if code in record.languages or not record.languages else record.languages[0]


def _names(terms: Iterable[Term], code: str) -> str:
    return "; ".join(said(term.names, code) for term in terms)


def _yes_or_no(answer: bool) -> str:
    return _("yes") if answer else _("no")


def _results(record: Record, code: str) -> str:
    """The results that have a statement in the language of the row, one a line."""
    shown = _shown(record, code)
    return "\n".join(
        _line(result, shown) for result in record.results if result.statement.get(shown)
    )


def _line(result: Result, shown: str) -> str:
    """A result on one line: "Farms with contact persons: 41 of 60 (2026)"."""
    achieved, target = (_number(number) for number in (result.achieved, result.target))
    known = {"achieved": achieved, "target": target}
    if achieved and target:
        figures = _("%(achieved)s of %(target)s") % known
    else:
        figures = achieved or (target and _("target %(target)s") % known)
    if figures and result.unit == ResultUnit.PERCENT:
        figures += " %"
    line = ": ".join(filter(None, (result.statement[shown], figures)))
    return f"{line} ({result.year})" if result.year else line


def _number(number: Any) -> str:
    return "" if number is None else f"{number:f}".removesuffix(".00")


def _text(name: str) -> Cell:
    return lambda record, code: getattr(record, name).get(_shown(record, code), "")


def _fact(name: str) -> Cell:
    return lambda record, _code: "" if (fact := getattr(record, name)) is None else fact


def _named(name: str) -> Cell:
    return lambda record, code: _names(getattr(record, name), code)


def _one(name: str) -> Cell:
    return lambda record, code: _names(filter(None, [getattr(record, name)]), code)


def _status(record: Record, _code: str) -> str:
    return str(record.status.label) if record.status else ""


COLUMNS: list[tuple[Promise, Cell]] = [
    (gettext_lazy("project"), _text("heading")),
    (gettext_lazy("address"), lambda record, code: record.addresses[code]),
    (
        gettext_lazy("language of the text"),
        lambda record, code: OWN_NAMES[_shown(record, code)],
    ),
    (gettext_lazy("summary"), _text("summary")),
    (gettext_lazy("status"), _status),
    (gettext_lazy("start"), _fact("start")),
    (gettext_lazy("end"), _fact("end")),
    (gettext_lazy("countries"), _named("countries")),
    (gettext_lazy("country codes"), lambda record, _code: "; ".join(record.country_codes)),
    (gettext_lazy("region"), _one("region")),
    (gettext_lazy("themes"), _named("themes")),
    (gettext_lazy("target groups"), _named("target_groups")),
    (gettext_lazy("ways of working"), _named("ways_of_working")),
    (gettext_lazy("scale"), _one("scale")),
    (gettext_lazy("member organisations"), _named("member_organisations")),
    (gettext_lazy("partner organisations"), _named("partner_organisations")),
    (gettext_lazy("budget, SEK"), _fact("budget")),
    (gettext_lazy("spent, SEK"), _fact("spent")),
    (gettext_lazy("the sums are rounded"), lambda record, _code: _yes_or_no(record.sums_rounded)),
    (gettext_lazy("results"), _results),
    (
        gettext_lazy("protection level"),
        lambda record, _code: str(ProtectionLevel(record.protection).label),
    ),
    (gettext_lazy("IATI identifier"), _fact("iati_identifier")),
    (
        gettext_lazy("updated"),
        lambda record, _code: record.updated.date() if record.updated else "",
    ),
    (gettext_lazy("demo content"), lambda record, _code: _yes_or_no(record.is_demo)),
]


def header(code: str) -> str:
    """The first line, with what Excel wants before it."""
    with translation.override(code):
        names = [capfirst(str(name)) for name, _cell in COLUMNS]
    return BYTE_ORDER_MARK + _lines([names], code)


def rows(records: list[Record], code: str) -> str:
    """One line for each project."""
    return _lines([[cell(record, code) for _name, cell in COLUMNS] for record in records], code)


def _lines(table: Iterable[Iterable[Any]], code: str) -> str:
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=DELIMITERS[code], lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in cells] for cells in table)
    return buffer.getvalue()
