"""What a selection of projects adds up to, and how a sum is split over years."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce

from palmecenter.listing.summaries import EntrySummary, InArray
from palmecenter.taxonomy.models import Country

from .choices import Reached
from .models.inlines import ProjectResult


@dataclass(frozen=True)
class Totals:
    """What a selection adds up to. Sums are of the projects that tell their budget."""

    projects: int
    with_budget: int
    budget: int
    in_years: int
    """How many projects have their budget in `years`: those with a whole period too."""
    years: Counter[int]
    countries: list[tuple[str, str, int]]
    """Key, ISO code and number of projects of each country."""
    themes: Counter[str]
    """Sums by key, of themes with a told budget; several themes of a project each count in full."""
    results: Counter[str]


def add_up(found: Sequence[EntrySummary]) -> Totals:
    """Add up some entries: two queries tell their results and ISO codes."""
    told = [entry for entry in found if entry.amount is not None]
    periods: Counter[tuple[date, date]] = Counter()
    in_years = 0
    for entry in told:
        if entry.starts and entry.ends:
            in_years += 1
            periods[entry.starts, entry.ends] += entry.amount or 0
    years: Counter[int] = Counter()
    for (starts, ends), amount in periods.items():
        years.update(split_by_year(amount, starts, ends))
    themes: Counter[str] = Counter()
    for entry in told:
        for key in entry.keys_of("theme"):
            themes[key] += entry.amount or 0
    return Totals(
        projects=len(found),
        with_budget=len(told),
        budget=sum(entry.amount or 0 for entry in told),
        in_years=in_years,
        years=years,
        countries=_by_country(found),
        themes=themes,
        results=_by_state(found),
    )


def _by_country(found: Sequence[EntrySummary]) -> list[tuple[str, str, int]]:
    numbers = Counter(key for entry in found for key in entry.keys_of("country"))
    codes = Country.objects.filter(pk__in=numbers).values_list("pk", "code")
    return [(str(key), code, numbers[str(key)]) for key, code in codes]


def _by_state(found: Sequence[EntrySummary]) -> Counter[str]:
    results = ProjectResult.objects.filter(InArray("page", [entry.page for entry in found]))
    states = results.order_by().values_list(_reached())
    return Counter(dict(states.annotate(number=Count("pk"))))


def _reached() -> Case:
    """How far a result has come. A target below its baseline is one to go down to."""
    start = Coalesce("baseline", Value(0), output_field=models.DecimalField())
    up = Q(target__gte=start, achieved__gte=F("target"))
    down = Q(target__lt=start, achieved__lte=F("target"))
    return Case(
        When(Q(target=None) | Q(achieved=None), then=Value(Reached.UNTOLD)),
        When(up | down, then=Value(Reached.YES)),
        default=Value(Reached.NOT_YET),
        output_field=models.CharField(),
    )


def split_by_year(amount: int, start: date, end: date) -> dict[int, int]:
    """Split a sum over the calendar years of a period, by each one's share of the days.

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
