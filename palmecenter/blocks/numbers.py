"""Numbers as a column of a table shows them."""

from collections.abc import Sequence
from decimal import Decimal

from babel.numbers import format_decimal

# Thousands are set apart from five digits on, so that a year stays a year.
GROUPED_FROM = 10_000
NO_NUMBER = "–"


def aligned(numbers: Sequence[Decimal | None], language: str) -> list[str]:
    """Return the numbers of a column in a language's own form (CLDR), to be set flush right.

    All have as many decimals as the one with the most, so that the decimal signs stand below each
    other; where there is no number there is a dash.
    """
    present = [number for number in numbers if number is not None]
    decimals = max((-int(number.as_tuple().exponent) for number in present), default=0)
    pattern = "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
    grouped = any(abs(number) >= GROUPED_FROM for number in present)
    return [
        NO_NUMBER
        if number is None
        else format_decimal(number, format=pattern, locale=language, group_separator=grouped)
        for number in numbers
    ]
