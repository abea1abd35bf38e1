"""What projects add up to, against an oracle in plain Python."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings, strategies as st

from projects.filters import ProjectFilters
from projects.models import ProjectPage, ProjectResult
from projects.money import split_by_year
from projects.totals import Reached, add_up
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
