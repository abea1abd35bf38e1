"""What a selection of projects adds up to, asked of the database."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.db.models import Case, Count, Expression, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from palmecenter.listing.keys import Among
from palmecenter.listing.models import Entry

from .models import ProjectPage, ProjectResult
from .money import split_by_year

NO_DATE = Value(None, models.DateField())
# PostgreSQL adds up only what has a type.
NO_SUM = Cast(Value(None), models.BigIntegerField())


class Reached(models.TextChoices):
    """How far a result has come."""

    YES = "yes", _("target reached or passed")
    NOT_YET = "not-yet", _("not yet at the target")
    UNTOLD = "untold", _("without a target to measure by")


@dataclass
class Totals:
    """What a selection adds up to. Sums are of the projects that tell their budget."""

    projects: int = 0
    with_budget: int = 0
    budget: int = 0
    in_years: int = 0
    """How many projects have their budget in `years`: those with a whole period too."""
    years: Counter[int] = field(default_factory=Counter)
    countries: list[tuple[str, str, int]] = field(default_factory=list)
    """Key, ISO code and number of projects of each country."""
    themes: dict[str, int] = field(default_factory=dict)
    """Sums by key; a project with several themes is in each of them in full."""
    results: Counter[str] = field(default_factory=Counter)

    def add_period(self, start: date | None, end: date | None, told: int, budget: int) -> None:
        """Add the projects that have the same period."""
        if start and end and told:
            self.in_years += told
            self.years.update(split_by_year(budget, start, end))


def add_up(selection: QuerySet) -> Totals:
    """Return what a selection of list entries adds up to, by a query for their keys and another."""
    keys = list(selection.order_by().values_list("page", flat=True))
    entries = Entry.objects.filter(Among("page", keys))
    countries = ProjectPage.countries.through.objects.filter(Among("projectpage", keys))
    themes = ProjectPage.themes.through.objects.filter(Among("projectpage", keys))
    # Django's own queryset: the translated model's brings the columns of a union out of order.
    every_result: QuerySet[ProjectResult] = QuerySet(ProjectResult)
    results = every_result.filter(Among("page", keys))
    budget = F("projectpage__budget")
    parts = [
        _part("period", entries, starts=F("starts"), ends=F("ends"), amount=F("amount")),
        _part("country", countries, key=F("country_id"), code=F("country__code"), amount=budget),
        _part("theme", themes, key=F("theme_id"), amount=budget),
        _part("result", results, code=_reached(), amount=NO_SUM),
    ]
    totals = Totals()
    for kind, key, code, starts, ends, number, told, amount in parts[0].union(*parts[1:], all=True):
        if kind == "period":
            totals.projects += number
            totals.with_budget += told
            totals.budget += amount
            totals.add_period(starts, ends, told, amount)
        elif kind == "country":
            totals.countries.append((key, code, number))
        elif kind == "theme":
            totals.themes[key] = amount
        else:
            totals.results[code] = number
    return totals


def _part(kind: str, rows: QuerySet, amount: Expression | F, **by: Expression | F) -> QuerySet:
    """Return a query that counts and adds up rows by some of the columns; the others are empty."""
    empty = {"key": Value(""), "code": Value(""), "starts": NO_DATE, "ends": NO_DATE}
    groups = {f"by_{name}": expression for name, expression in (empty | by).items()}
    groups["by_key"] = Cast(groups["by_key"], models.CharField())
    sums = {
        "number": Count("pk"),
        "told": Count(amount),
        "total": Coalesce(Sum(amount), Value(0), output_field=models.BigIntegerField()),
    }
    grouped = rows.order_by().annotate(part=Value(kind), **groups).values("part", *groups)
    return grouped.annotate(**sums).values_list("part", *groups, *sums)


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
