"""Years, months and days as people write them in a period: 2024, 2024-05 or 2024-05-31."""

import re
from calendar import monthrange
from datetime import date

WRITTEN = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of what was written; None where that is no date.

    `days_of("2024")` is all of the year, `days_of("2024-13-45")` nothing.
    """
    match = WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
