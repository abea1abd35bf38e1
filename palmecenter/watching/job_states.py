"""How the jobs of the schedule are, in words for staff."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from palmecenter.tasks.models import JobRun
from palmecenter.tasks.schedule import jobs


@dataclass(frozen=True)
class JobState:
    """A job, its last run, and what to think of it."""

    label: str | Promise
    run: JobRun | None
    words: str
    is_well: bool


def job_states() -> list[JobState]:
    """The state of each job, those that are not well first."""
    now = timezone.now()
    runs = JobRun.objects.in_bulk(field_name="name")
    states = []
    for job in jobs():
        run = runs.get(job.name)
        failed, late = bool(run and run.failure), bool(run and job.is_late(run, now))
        words = _words(run, failed=failed, late=late, now=now)
        states.append(JobState(job.label, run, words, is_well=not (failed or late)))
    return sorted(states, key=lambda state: state.is_well)


def _words(run: JobRun | None, *, failed: bool, late: bool, now: datetime) -> str:
    if run is None:
        return _("Has not been done yet.")
    if failed:
        return _("Failed. It is tried again by itself, and whoever runs the site has been told.")
    if late:
        return _("Late: it should have been done by now.")
    if run.is_open:
        return _("At work now.")
    return _("Well.")
