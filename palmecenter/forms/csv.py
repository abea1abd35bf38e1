"""Lists for spreadsheets, whatever people wrote."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from palmecenter.languages.codes import active
from palmecenter.languages.spreadsheets import DELIMITERS, inert


def csv_response(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Return a file that is downloaded, as spreadsheets in the active language expect it.

    It is in UTF-8 with a mark that they know it by.
    """
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response, delimiter=DELIMITERS[active()])
    for row in rows:
        writer.writerow([inert(value) for value in row])
    return response
