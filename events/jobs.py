"""What is done by itself about registrations."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from palmecenter.tasks.schedule import Job, register

from .registrations.tasks import process

register(
    Job(
        "process_registrations",
        _("Remind those who registered, give free places away, erase registrations"),
        process,
        every=timedelta(hours=1),
    )
)
