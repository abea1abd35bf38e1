"""Sums, periods and figures as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, strategies as st

from palmecenter.formatting import figure, figures, money, percent, period, rounded

NB = "\N{NO-BREAK SPACE}"
AMOUNTS = st.integers(min_value=0, max_value=10**11)


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        (1_200_000, f"1{NB}200{NB}000{NB}kr", f"SEK{NB}1,200,000"),
        (0, f"0{NB}kr", f"SEK{NB}0"),
    ],
)
def test_a_sum_is_written_as_the_language_writes_it(
    amount: int, swedish: str, english: str
) -> None:
    assert (money(amount, "sv"), money(amount, "en")) == (swedish, english)


def test_a_share_below_all_is_never_called_all() -> None:
    assert percent(Decimal("0.999"), "en") == "99%"
    assert percent(Decimal(1), "sv") == f"100{NB}%"


@pytest.mark.parametrize(
    ("share", "said"),
    [("0.674", "67%"), ("0.675", "68%"), ("0.666", "67%"), ("0.001", "<1%"), ("0", "0%")],
)
def test_a_share_is_rounded_and_a_little_is_not_nothing(share: str, said: str) -> None:
    assert percent(Decimal(share), "en") == said


@pytest.mark.parametrize(
    ("start", "end", "swedish", "english"),
    [
        (date(2025, 1, 1), date(2027, 12, 31), "2025–2027", "2025–2027"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
        (
            date(2024, 7, 1),
            date(2027, 6, 30),
            "juli 2024 – juni 2027",
            "July 2024 – June 2027",
        ),
        (
            date(2024, 7, 3),
            date(2024, 12, 31),
            "3 juli 2024 – 31 december 2024",
            "3 July 2024 – 31 December 2024",
        ),
        (date(2025, 1, 1), None, "sedan 2025", "since 2025"),
        (None, date(2024, 2, 29), "till februari 2024", "until February 2024"),
        (None, None, "", ""),
    ],
)
def test_a_period_is_as_exact_as_it_is_meant(
    start: date | None, end: date | None, swedish: str, english: str
) -> None:
    for code, words in (("sv", swedish), ("en", english)):
        with translation.override(code):
            assert period(start, end, code) == words


def test_figures_of_a_column_have_as_many_decimals_each_and_a_dash_for_none() -> None:
    column = [Decimal("41.00"), Decimal("2.50"), None]
    assert figures(column, "sv") == ["41,0", "2,5", "–"]
    assert figures([Decimal("41.00"), Decimal("60.00")], "en") == ["41", "60"]
    assert figure(Decimal("41.00"), "sv", in_percent=True) == f"41{NB}%"
    assert figure(None, "sv", in_percent=True) == "–"


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        (913_471, 910_000),
        (125_000, 130_000),
        (388_214, 390_000),
        (2_471_930, 2_500_000),
        (95, 95),
        (0, 0),
        (995, 1000),
    ],
)
def test_a_sum_that_could_tell_keeps_two_digits(exact: int, told: int) -> None:
    assert rounded(exact) == told


@given(AMOUNTS)
def test_rounding_again_changes_nothing_and_is_off_by_at_most_a_twentieth(amount: int) -> None:
    told = rounded(amount)
    assert rounded(told) == told
    assert abs(told - amount) * 20 <= amount
