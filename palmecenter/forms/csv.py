"""Lists for spreadsheets, whatever people wrote.

Excel parts columns by what the reader's country parts them by: a semicolon in Sweden, where the
comma is the decimal sign.
"""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from palmecenter.languages.codes import active

DELIMITERS = {"sv": ";", "en": ","}

# What a spreadsheet takes for the beginning of a formula, which may do anything on its machine.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(value: object) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe before what begins like a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULAS) or text.lstrip().startswith(FORMULAS) else text


def csv_response(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Return a file that is downloaded, as spreadsheets in the active language expect it.

    It is in UTF-8 with a mark that they know it by.
    """
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response, delimiter=DELIMITERS[active()])
    for row in rows:
        writer.writerow([harmless(value) for value in row])
    return response
