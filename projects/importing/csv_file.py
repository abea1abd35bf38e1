"""From a file to lines of cells. A file that cannot be read raises FileError."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from palmecenter.languages.normalizing import normalized

from .columns import COLUMNS
from .report import Line

LARGEST = 2_000_000
MOST_LINES = 2_000
SEPARATORS = ";,\t"


class FileError(Exception):
    """Says, in the active language, why a file cannot be read."""


def read(data: bytes) -> list[Line]:
    """The lines of a CSV file below its header; those without any cell are left out."""
    rows = list(_rows(_text(data)))
    if not rows:
        raise FileError(_("The file is empty."))
    header = [name.strip().lower() for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    _check_header(header)
    lines = [_line(number, cells, header) for number, cells in rows[1:] if any(cells)]
    if not lines:
        raise FileError(_("The file has a header but no lines below it."))
    if len(lines) > MOST_LINES:
        raise FileError(_("The file has more than %(most)d lines.") % {"most": MOST_LINES})
    return lines


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise FileError(_("The file is larger than 2 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise FileError(
            _("The file is not in UTF-8. In Excel, save it as “CSV UTF-8 (comma delimited)”.")
        )
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of the line it starts on."""
    first, _end, rest = text.partition("\n")
    skipped = 0
    if first.strip().lower().startswith("sep="):
        # Excel's own way of saying what it separates by; what follows shows it as well.
        text, skipped = rest, 1
        first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(first), strict=True)
    start = 1
    try:
        for cells in reader:
            yield start + skipped, [normalized(cell).strip() for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        message = _(
            'Line %(line)d cannot be read. Most often a quotation mark (") is not closed, or '
            "stands inside a cell: a cell that holds any begins and ends with one, and each one "
            "inside is written twice."
        )
        raise FileError(message % {"line": start + skipped}) from error


def _separator(header: str) -> str:
    """What separates the columns of a header, which holds names alone."""
    return max(SEPARATORS, key=header.count)


def _check_header(header: list[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise FileError(
            _("No column is called %(names)s. These are: %(known)s.")
            % {"names": ", ".join(unknown), "known": ", ".join(COLUMNS)}
        )
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise FileError(_("A column is there twice: %(names)s.") % {"names": ", ".join(twice)})


def _line(number: int, cells: list[str], header: list[str]) -> Line:
    if any(cells[len(header) :]):
        raise FileError(_("Line %(line)d has more cells than the header.") % {"line": number})
    return Line(number, {name: cell for name, cell in zip(header, cells, strict=False) if cell})
