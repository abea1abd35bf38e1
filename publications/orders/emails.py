"""The mails about an order: one that asks whether it was meant, one that says that it is placed.

Neither holds what was typed in the form, but for a name once the order is confirmed: the form can
be filled in with anybody's address, and anything.
"""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from palmecenter.forms.links import HOURS_TO_CONFIRM
from palmecenter.forms.mail import send
from palmecenter.forms.recipients import name_for_mail
from palmecenter.pages.models import SiteSettings

from ..models import Order


def send_confirm(order: Order, link: str, request: HttpRequest) -> None:
    """Ask whether the order is meant, and of which publications it is."""
    until = timezone.now() + timedelta(hours=HOURS_TO_CONFIRM)
    titles = sorted({line.title for line in order.lines.all()})
    context = {"titles": titles, "confirm": link, "until": until}
    _send(order, "order_confirm", context, request)


def send_receipt(order: Order, lines: list[dict[str, Any]], request: HttpRequest) -> None:
    """Say that the order is placed, and what it is of."""
    context = {"number": order.pk, "name": name_for_mail(order.name), "lines": lines}
    _send(order, "order_placed", context, request)


def _send(order: Order, template: str, context: dict[str, Any], request: HttpRequest) -> None:
    site = SiteSettings.for_request(request)
    code = order.reader_language
    send(
        order.email,
        f"publications/mail/{template}.txt",
        {"site_name": getattr(site, f"name_{code}"), "site_email": site.email, **context},
        language=code,
        reply_to=site.email,
        about={"order": order.pk},
    )
