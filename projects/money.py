"""Sums of money, split over the years that they are for."""

from datetime import date


def split_by_year(amount: int, start: date, end: date) -> dict[int, int]:
    """Return how much of a sum falls on each calendar year of a period, by its share of the days.

    Whole kronor, which add up to the sum: those left over go to the years that lost most by
    rounding down, the earlier first. A period that ends before it starts raises ValueError.
    """
    if end < start:
        raise ValueError(f"The period ends on {end}, before it starts on {start}.")
    days = {year: _days_in(year, start, end) for year in range(start.year, end.year + 1)}
    period = sum(days.values())
    shares = {year: amount * count // period for year, count in days.items()}
    by_loss = sorted(days, key=lambda year: (-(amount * days[year] % period), year))
    for year in by_loss[: amount - sum(shares.values())]:
        shares[year] += 1
    return shares


def _days_in(year: int, start: date, end: date) -> int:
    return (min(end, date(year, 12, 31)) - max(start, date(year, 1, 1))).days + 1
