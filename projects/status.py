"""Where a project stands: planned, running, finished or stopped.

It follows from the period, unless staff say otherwise. `status_on` and `status_expression` say the
same, of an object and of a row.
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Q, Value, When

from palmecenter.protection.redaction import hidden_names

from .choices import Status


def status_on(day: date, start: date | None, end: date | None, override: str = "") -> Status:
    """Where a project stands on a day. Its first and last days belong to the period.

    A period that is open at one end has begun, or goes on; one without any date is unknown.
    """
    if override:
        return Status(override)
    if start and day < start:
        return Status.PLANNED
    if end and day > end:
        return Status.FINISHED
    return Status.RUNNING if start or end else Status.UNKNOWN


def told_status(page: Any) -> Status | None:
    """The status as it is told: None where a level hides the period that it follows from.

    The Center knows it. To call it unknown would be untrue.
    """
    hides_period = "period_start" in hidden_names(type(page), page.protection)
    return None if hides_period and page.status is Status.UNKNOWN else page.status


def status_expression(
    day: date,
    *,
    start: str = "period_start",
    end: str = "period_end",
    override: str = "status_override",
) -> Case:
    """`status_on` as a database expression, on rows with these columns."""
    return Case(
        When(~Q(**{override: ""}), then=override),
        When(**{f"{start}__gt": day}, then=Value(Status.PLANNED)),
        When(**{f"{end}__lt": day}, then=Value(Status.FINISHED)),
        When(**{start: None, end: None}, then=Value(Status.UNKNOWN)),
        default=Value(Status.RUNNING),
        output_field=models.CharField(),
    )
