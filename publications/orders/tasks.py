"""What time does to orders: who ordered is forgotten. `manage.py erase_old_orders` every night."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from palmecenter.forms.links import HOURS_TO_CONFIRM

from ..choices import OrderState
from ..models import Order

# How long it is known who ordered: after it was handled, and if it never was.
DAYS_KEPT_HANDLED = 90
DAYS_KEPT_AT_MOST = 365


def erase_old_orders(now: datetime | None = None) -> int:
    """Erase who ordered what was handled long ago, or is very old.

    What nobody confirmed in time is erased whole. The result is the number of orders.
    """
    now = now or timezone.now()
    lapsed = Order.objects.filter(
        state=OrderState.UNCONFIRMED, created__lt=now - timedelta(hours=HOURS_TO_CONFIRM)
    )
    count = lapsed.count()
    lapsed.delete()
    handled = Q(
        state__in=[OrderState.SENT, OrderState.CANCELLED],
        state_changed__lt=now - timedelta(days=DAYS_KEPT_HANDLED),
    )
    old = Q(created__lt=now - timedelta(days=DAYS_KEPT_AT_MOST))
    return count + Order.objects.filter(handled | old, erased=None).update(
        name="", organisation="", email="", address="", note="", erased=now
    )
