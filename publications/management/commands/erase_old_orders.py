"""`manage.py erase_old_orders`: forget who ordered what was sent long ago. Run it every day."""

from typing import Any

from django.core.management.base import BaseCommand

from palmecenter.forms.links import HOURS_TO_CONFIRM
from publications.orders.tasks import DAYS_KEPT_AT_MOST, DAYS_KEPT_HANDLED, erase_old_orders


class Command(BaseCommand):
    """Erases the personal data of orders whose time is up."""

    help = (
        f"Erase who ordered, {DAYS_KEPT_HANDLED} days after an order was sent or cancelled, "
        f"and after {DAYS_KEPT_AT_MOST} days in any case. What was ordered stays. "
        f"What nobody confirmed within {HOURS_TO_CONFIRM} hours is erased whole."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and print of how many orders."""
        erased = erase_old_orders()
        if options["verbosity"]:
            self.stdout.write(f"Personal data erased from {erased} orders.")
