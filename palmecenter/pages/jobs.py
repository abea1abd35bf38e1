"""What is done by itself about pages."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from palmecenter.tasks.schedule import Job, register

from .schedule import run_once

register(
    Job(
        "publish_scheduled",
        _("Publish and unpublish what is scheduled"),
        run_once,
        every=timedelta(minutes=1),
    )
)
