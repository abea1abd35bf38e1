"""What is tidied away in the database itself."""

from datetime import time, timedelta

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .heartbeat import ask_for_beat
from .schedule import Job, register


def forget_ended_sessions() -> None:
    """Delete the sessions of staff that have ended."""
    call_command("clearsessions", verbosity=0)


# What was done is of no use to anybody; what failed may be, to whoever looks for why.
DONE_FOR, FAILED_FOR = timedelta(days=1), timedelta(days=7)
# No task takes so long: its worker was killed.
KILLED_AFTER = timedelta(hours=6)


def forget_done_tasks() -> int:
    """Delete what the queue holds of work that is over; return how much."""
    now = timezone.now()
    tasks = DBTaskResult.objects
    over = (
        tasks.successful().filter(finished_at__lt=now - DONE_FOR)
        | tasks.failed().filter(finished_at__lt=now - FAILED_FOR)
        | tasks.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - KILLED_AFTER)
    )
    return over.delete()[0]


register(
    Job("sessions", _("Forget sessions that have ended"), forget_ended_sessions, at=time(3, 40))
)
register(
    Job("tasks", _("Forget work in the background that is done"), forget_done_tasks, at=time(4, 0))
)
register(
    Job(
        "heartbeat",
        _("Look whether somebody works in the background"),
        ask_for_beat,
        every=timedelta(minutes=1),
    )
)
