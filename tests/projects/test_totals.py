"""What projects add up to, against an oracle in plain Python."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings, strategies as st

from projects.choices import Reached
from projects.filters import ProjectFilters
from projects.models import ProjectPage, ProjectResult
from projects.totals import add_up, split_by_year
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return ProjectIndexPageFactory(parent=home)


PROJECTS = st.lists(
    st.tuples(
        st.none() | st.integers(0, 10**9),
        st.lists(st.integers(0, 2), unique=True),
        st.lists(st.integers(0, 2), unique=True),
        st.lists(
            st.tuples(*[st.none() | st.integers(0, 9)] * 3),
            max_size=2,
        ),
        st.sampled_from(
            [
                (None, None),
                (date(2024, 1, 1), None),
                (date(2024, 5, 1), date(2025, 4, 30)),
                (date(2020, 2, 1), date(2020, 2, 1)),
            ]
        ),
    ),
    max_size=4,
)


def come(target, achieved, baseline) -> str:
    if target is None or achieved is None:
        return Reached.UNTOLD
    reached = achieved >= target if target >= (baseline or 0) else achieved <= target
    return Reached.YES if reached else Reached.NOT_YET


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=PROJECTS)
def test_projects_add_up_to_what_plain_python_finds(index, drawn):
    ProjectPage.objects.all().delete()
    index.refresh_from_db()
    countries = [CountryFactory(code=code) for code in ("KE", "XK", "NA")]
    themes = [ThemeFactory(name_sv=name, name_en=name) for name in ("a", "b", "c")]
    for budget, at, about, results, (start, end) in drawn:
        ProjectPageFactory(
            parent=index,
            budget=budget,
            countries=[countries[one] for one in at],
            themes=[themes[one] for one in about],
            results=[
                ProjectResult(target=target, achieved=achieved, baseline=baseline)
                for target, achieved, baseline in results
            ],
            period_start=start,
            period_end=end,
        )
    totals = add_up(ProjectFilters(QueryDict()).whole)
    told = [project for project in drawn if project[0] is not None]
    assert (totals.projects, totals.with_budget) == (len(drawn), len(told))
    assert totals.budget == sum(budget for budget, *_rest in told)
    placed = Counter(countries[one].code for _b, at, *_rest in drawn for one in at)
    assert {code: number for _key, code, number in totals.countries} == placed
    sums: Counter[str] = Counter()
    for budget, one in ((budget, one) for budget, _at, about, *_rest in drawn for one in about):
        sums[str(themes[one].pk)] += budget or 0
    assert totals.themes == sums
    reached = Counter(come(*result) for *_rest, results, _period in drawn for result in results)
    assert {state: number for state, number in totals.results.items() if number} == reached
    years: Counter[int] = Counter()
    for budget, *_rest, (start, end) in told:
        if start and end:
            years.update(split_by_year(budget, start, end))
    # Projects of one period are divided together: kronor apart, never more.
    assert totals.years.total() == years.total()
    for year in years | totals.years:
        assert abs(totals.years[year] - years[year]) <= Decimal(len(drawn))


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
