"""The jobs that are done by themselves, and when each is due.

An app declares its jobs in a module `jobs`, by `register(Job(…))`. `manage.py run_due` runs what is
due; it is to be run every minute, and a job that needs more than a minute keeps nobody from the
others, as its next run skips it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

from .models import JobRun

# What failed is tried again after so long, though it may be due but once a day.
RETRY = timedelta(minutes=15)
# Timers are never quite in time: a job of every minute is due after 54 seconds.
EARLY = 0.9
# A job that has not ended well for so much longer than it should is late.
GRACE = timedelta(minutes=30)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Job:
    """Something that is done every so often, or every day at a time of day in Sweden (`at`).

    `name` is what the database knows it by, `label` what staff read. Each run of `run` may be
    broken off anywhere, and is made again: what it does it does whole or not at all.
    """

    name: str
    label: str | Promise
    run: Callable[[], Any]
    every: timedelta = DAY
    at: time | None = None

    def is_due(self, last: JobRun | None, now: datetime) -> bool:
        """Tell whether the job is to be run now, by how its last run went."""
        if last is None:
            return True
        if last.failure or last.is_open:
            return now - last.started_at >= min(RETRY, self.every) * EARLY
        if self.at is not None:
            return last.started_at < latest(self.at, now)
        return now - last.started_at >= self.every * EARLY

    def is_late(self, last: JobRun, now: datetime) -> bool:
        """Tell whether it should have ended well long ago, whatever kept it from that."""
        since = last.succeeded_at or last.started_at
        return now - since > self.every + GRACE


def latest(at: time, now: datetime) -> datetime:
    """The last moment when it was that time of day in Sweden, also where the clocks are changed."""
    local = timezone.localtime(now)
    moment = datetime.combine(local.date(), at, local.tzinfo).astimezone(now.tzinfo)
    if moment > now:
        moment = datetime.combine(local.date() - DAY, at, local.tzinfo).astimezone(now.tzinfo)
    return moment


_jobs: dict[str, Job] = {}


def register(job: Job) -> None:
    """Let a job be done by itself from now on."""
    _jobs[job.name] = job


def jobs() -> list[Job]:
    """All jobs, the most frequent first: they are quick, and should not wait for the others."""
    return sorted(_jobs.values(), key=lambda job: (job.every, job.name))
