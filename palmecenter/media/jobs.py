"""What is done by itself about pictures."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from palmecenter.tasks.schedule import Job, register

from .withdrawal import delete_files_without_consent

register(
    Job(
        "withdraw_expired_consent",
        _("Delete the files of pictures whose consent has run out"),
        delete_files_without_consent,
        at=time(0, 5),
    )
)
