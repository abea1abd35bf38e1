"""What is done by itself about mail."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from palmecenter.tasks.schedule import Job, register

from .outbox import deliver_waiting, forget_given_up

register(Job("mail", _("Send mail that waits"), deliver_waiting, every=timedelta(minutes=2)))
register(Job("given_up_mail", _("Forget mail that was given up"), forget_given_up, at=time(3, 50)))
