"""Sums split over years lose nothing."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from projects.money import split_by_year

AMOUNTS = st.integers(min_value=0, max_value=10**11)
DAYS = st.dates(min_value=date(1992, 1, 1), max_value=date(2060, 12, 31))


def test_a_sum_is_split_by_days() -> None:
    split = split_by_year(780_000, date(2024, 7, 1), date(2027, 6, 30))
    assert split == {2024: 131_068, 2025: 260_000, 2026: 260_000, 2027: 128_932}


def test_a_sum_for_one_year_stays_whole() -> None:
    assert split_by_year(95_000, date(2026, 1, 1), date(2026, 12, 31)) == {2026: 95_000}


def test_a_leap_year_takes_a_day_more() -> None:
    split = split_by_year(731, date(2023, 1, 1), date(2024, 12, 31))
    assert split == {2023: 365, 2024: 366}


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        split_by_year(100, date(2025, 1, 2), date(2025, 1, 1))


@given(AMOUNTS, DAYS, DAYS)
def test_the_years_add_up_to_the_sum_and_are_off_by_less_than_a_krona(
    amount: int, one: date, two: date
) -> None:
    start, end = sorted([one, two])
    split = split_by_year(amount, start, end)
    assert sum(split.values()) == amount
    assert list(split) == list(range(start.year, end.year + 1))
    days = (end - start).days + 1
    for year, share in split.items():
        first, last = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
        assert abs(share * days - amount * ((last - first).days + 1)) < days
