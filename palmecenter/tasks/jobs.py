"""What is tidied away in the database itself."""

from datetime import time

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from .schedule import Job, register


def forget_ended_sessions() -> None:
    """Delete the sessions of staff that have ended."""
    call_command("clearsessions", verbosity=0)


register(
    Job("sessions", _("Forget sessions that have ended"), forget_ended_sessions, at=time(3, 40))
)
