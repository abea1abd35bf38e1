"""Figures for Prometheus: requests by route and status, queries, jobs, queue, mail, room.

Several processes answer, and any of them is asked for all figures. Each writes its own into a file
in `METRICS_DIR`, and they are added up. By the library's habit a file bears the process's number,
and there would be a file for each worker that ever was; here a process takes the first number that
nobody has, and goes on with the file of whoever had it before.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import Error
from django.db.models import Count
from django.http import HttpResponse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
    values,
)
from prometheus_client.metrics_core import GaugeMetricFamily

from palmecenter.forms.outbox import waiting
from palmecenter.tasks.models import JobRun

from .checks import readiness

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_held: dict[int, tuple[str, IO[str]]] = {}
_lock = threading.Lock()


def observe(route: str, status: int, seconds: float, queries: int) -> None:
    """Count a request, where metrics are kept."""
    if settings.METRICS_DIR:
        durations, asked = _figures()
        durations.labels(route, str(status)).observe(seconds)
        asked.labels(route).inc(queries)


@cache
def _figures() -> tuple[Histogram, Counter]:
    """What requests are counted by. Made when it is first needed, in the files of its process."""
    Path(settings.METRICS_DIR).mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(settings.METRICS_DIR)
    values.ValueClass = values.MultiProcessValue(process_identifier=_number)
    registry = CollectorRegistry()
    return (
        Histogram(
            "palmecenter_request_seconds",
            "Seconds that requests took, by route and status",
            ["route", "status"],
            buckets=BUCKETS,
            registry=registry,
        ),
        Counter(
            "palmecenter_request_queries",
            "How often the database was asked, by route",
            ["route"],
            registry=registry,
        ),
    )


def _number() -> str:
    """The number of this process among those that run now; held until it ends."""
    process = os.getpid()
    with _lock:
        if process not in _held:
            _held[process] = _free_number()
        return _held[process][0]


def _free_number() -> tuple[str, IO[str]]:
    number = 0
    while True:
        handle = (Path(settings.METRICS_DIR) / f"{number}.lock").open("a")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            number += 1
        else:
            return str(number), handle


def exposed() -> HttpResponse:
    """All figures, as Prometheus reads them."""
    registry = CollectorRegistry()
    if settings.METRICS_DIR and Path(settings.METRICS_DIR).is_dir():
        multiprocess.MultiProcessCollector(registry, path=str(settings.METRICS_DIR))
    registry.register(OfTheSite())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class OfTheSite:
    """Figures that are read when they are asked for."""

    def collect(self) -> Iterator[Any]:
        """Yield them; of the database's none, where it is away."""
        checks = _gauge("check_ok", "Whether what the site needs is well", "check")
        for finding in readiness():
            checks.add_metric([finding.name], int(finding.is_well))
        yield checks
        try:
            yield from [*self._jobs(), *self._queue(), *self._mail()]
        except Error:
            return

    def _jobs(self) -> Iterator[Any]:
        succeeded = _gauge("job_last_success_timestamp_seconds", "When a job last went well", "job")
        took = _gauge("job_seconds", "How long a job took", "job")
        failed = _gauge("job_failed", "Whether a job failed the last time", "job")
        for run in JobRun.objects.all():
            if run.succeeded_at:
                succeeded.add_metric([run.name], run.succeeded_at.timestamp())
            if run.seconds is not None:
                took.add_metric([run.name], run.seconds)
            failed.add_metric([run.name], int(bool(run.failure)))
        yield from (succeeded, took, failed)

    def _queue(self) -> Iterator[Any]:
        length = _gauge("queue_tasks", "Tasks that wait for a worker", "queue")
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY).order_by()
        for queue, count in ready.values_list("queue_name").annotate(count=Count("pk")):
            length.add_metric([queue], count)
        yield length

    def _mail(self) -> Iterator[Any]:
        oldest = waiting().order_by("made_at").values_list("made_at", flat=True).first()
        seconds = (timezone.now() - oldest).total_seconds() if oldest else 0
        name = "palmecenter_mail"
        yield GaugeMetricFamily(f"{name}_waiting", "Mails that wait", value=waiting().count())
        yield GaugeMetricFamily(
            f"{name}_oldest_seconds", "How long the oldest of them has waited", value=seconds
        )


def _gauge(name: str, words: str, label: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"palmecenter_{name}", words, labels=[label])
