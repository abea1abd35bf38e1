"""What a selection of projects adds up to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from palmecenter.listing.summaries import EntrySummary, InArray
from palmecenter.taxonomy.models import Country

from .models import ProjectResult
from .money import split_by_year


class Reached(models.TextChoices):
    """How far a result has come."""

    YES = "yes", _("target reached or passed")
    NOT_YET = "not-yet", _("not yet at the target")
    UNTOLD = "untold", _("without a target to measure by")


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
    """Return what some entries add up to: two queries tell their results and ISO codes."""
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
    """Return how far a result has come. A target below its baseline is one to go down to."""
    start = Coalesce("baseline", Value(0), output_field=models.DecimalField())
    up = Q(target__gte=start, achieved__gte=F("target"))
    down = Q(target__lt=start, achieved__lte=F("target"))
    return Case(
        When(Q(target=None) | Q(achieved=None), then=Value(Reached.UNTOLD)),
        When(up | down, then=Value(Reached.YES)),
        default=Value(Reached.NOT_YET),
        output_field=models.CharField(),
    )
