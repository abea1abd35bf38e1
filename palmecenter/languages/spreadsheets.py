"""What spreadsheets expect of a file in a language, and what they must not run.

Excel parts columns by what the reader's country parts them by: a semicolon in Sweden, where the
comma is the decimal sign.
"""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from .normalizing import well_formed

DELIMITERS = {"sv": ";", "en": ","}
# A spreadsheet takes a cell that begins like this for a formula, which may do anything.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    Neither does it hold what no file can, whatever a row holds.
    """
    if not isinstance(cell, str):
        return cell
    cell = well_formed(cell)
    is_formula = cell.startswith(FORMULA_STARTS) or cell.lstrip().startswith(FORMULA_STARTS)
    return f"'{cell}" if is_formula else cell


class SpreadsheetInOneLanguageMixin(SpreadsheetExportMixin):
    """Writes all rows in the language of the request.

    Wagtail streams CSV when the request is over, and its language with it: headings and cells would
    be in the site's.
    """

    def stream_csv(self, queryset: Any) -> Iterator[str]:
        """Return the lines of the file."""
        return _in_language(translation.get_language(), super().stream_csv(queryset))


def _in_language(code: str | None, lines: Iterator[str]) -> Iterator[str]:
    # Set for each line alone: in between, the process answers others.
    while True:
        with translation.override(code):
            line = next(lines, None)
        if line is None:
            return
        yield line
