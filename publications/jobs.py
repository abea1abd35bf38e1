"""What is done by itself about orders."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from palmecenter.tasks.schedule import Job, register

from .orders.tasks import erase_old_orders

register(
    Job(
        "erase_old_orders",
        _("Erase who ordered printed copies long ago"),
        erase_old_orders,
        at=time(3, 10),
    )
)
