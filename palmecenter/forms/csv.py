"""Lists for spreadsheets, whatever people wrote."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

# What a spreadsheet takes for the beginning of a formula, which may do anything on its machine.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(value: object) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe before what begins like a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULAS) or text.lstrip().startswith(FORMULAS) else text


def csv_response(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Return a file that is downloaded, in UTF-8 with a mark that spreadsheets know it by."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    for row in rows:
        writer.writerow([harmless(value) for value in row])
    return response
