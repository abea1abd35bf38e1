"""A project's status follows from its period, the same in Python and in the database."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, strategies as st

from projects.choices import SAID_BY_STAFF, Status
from projects.models import ProjectIndexPage, ProjectPage
from projects.status import status_expression, status_on
from tests.factories.projects import ProjectPageFactory

START, END = date(2025, 3, 1), date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "start", "end", "status"),
    [
        (date(2025, 2, 28), START, END, Status.PLANNED),
        (date(2025, 3, 1), START, END, Status.RUNNING),
        (date(2026, 2, 28), START, END, Status.RUNNING),
        (date(2026, 3, 1), START, END, Status.FINISHED),
        (date(2025, 2, 28), START, None, Status.PLANNED),
        (date(2099, 1, 1), START, None, Status.RUNNING),
        (date(1999, 1, 1), None, END, Status.RUNNING),
        (date(2026, 3, 1), None, END, Status.FINISHED),
        (date(2026, 3, 1), None, None, Status.UNKNOWN),
        (START, START, START, Status.RUNNING),
    ],
)
def test_the_first_and_last_day_belong_to_the_period(
    day: date, start: date | None, end: date | None, status: Status
) -> None:
    assert status_on(day, start, end) == status


@pytest.mark.parametrize("override", [value for value, _label in SAID_BY_STAFF])
def test_what_staff_say_holds_whatever_the_dates_say(override: str) -> None:
    assert status_on(date(2030, 1, 1), START, END, override) == override


@pytest.mark.django_db
def test_the_database_says_the_same_as_python_of_every_period_and_day(
    projects: ProjectIndexPage,
) -> None:
    days = [date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 3)]
    page = ProjectPageFactory(parent=projects)
    periods = [
        (start, end, override)
        for start in [None, *days]
        for end in [None, *days]
        for override in ["", Status.STOPPED, Status.PLANNED]
        if not (start and end and end < start)
    ]
    for start, end, override in periods:
        row = ProjectPage.objects.filter(pk=page.pk)
        row.update(period_start=start, period_end=end, status_override=override)
        for day in [date(2024, 12, 31), *days, date(2025, 1, 4)]:
            (found,) = row.annotate(now=status_expression(day)).values_list("now", flat=True)
            assert found == status_on(day, start, end, override), (day, start, end, override)


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        # Stockholm is an hour ahead of UTC in winter, two in summer.
        (datetime(2025, 2, 28, 22, 59, tzinfo=ZoneInfo("UTC")), Status.PLANNED),
        (datetime(2025, 2, 28, 23, 0, tzinfo=ZoneInfo("UTC")), Status.RUNNING),
        (datetime(2026, 2, 28, 22, 59, tzinfo=ZoneInfo("UTC")), Status.RUNNING),
        (datetime(2026, 2, 28, 23, 0, tzinfo=ZoneInfo("UTC")), Status.FINISHED),
    ],
)
def test_a_project_changes_at_midnight_in_sweden(db, moment: datetime, status: Status) -> None:
    with time_machine.travel(moment, tick=False):
        assert ProjectPage(period_start=START, period_end=END).status == status


@given(st.dates(), st.dates(), st.dates())
def test_a_project_with_both_dates_is_planned_then_running_then_finished(
    one: date, two: date, day: date
) -> None:
    start, end = sorted([one, two])
    expected = Status.PLANNED if day < start else Status.FINISHED if day > end else Status.RUNNING
    assert status_on(day, start, end) == expected
