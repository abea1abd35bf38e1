"""Spreadsheets from the admin in the language of whoever asked for them."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from wagtail.admin.views.mixins import SpreadsheetExportMixin


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
