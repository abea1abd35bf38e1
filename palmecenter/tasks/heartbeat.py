"""Whether a worker is alive: the schedule gives it something to do, and it notes that it did."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from .models import JobRun

NAME = "a worker's heartbeat"
# One file may take most of a minute, and a large one some.
SILENT = timedelta(minutes=10)


@task(backend="queue", queue_name="watch", priority=100)
def beat() -> None:
    """Note that a worker works."""
    now = timezone.now()
    JobRun.objects.update_or_create(
        name=NAME, defaults={"started_at": now, "ended_at": now, "succeeded_at": now}
    )


def ask_for_beat() -> None:
    """Ask the workers for a sign of life, unless they have not come to the last one yet."""
    asked = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=beat.module_path)
    if not asked.exists():
        beat.enqueue()


def last_beat() -> datetime | None:
    """When a worker was last heard of; None if never."""
    return JobRun.objects.filter(name=NAME).values_list("succeeded_at", flat=True).first()
