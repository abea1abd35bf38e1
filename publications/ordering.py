"""Taking and handling orders of printed copies, so that nobody is promised what another has."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .models.orders import Order, OrderLine, Stock
from .tongues import tongue

# How long it is known who ordered: after it was handled, and if it never was.
DAYS_KEPT_HANDLED = 90
DAYS_KEPT_AT_MOST = 365


class OutOfStockError(Exception):
    """Fewer copies are left than were asked for. `left` says of which stock how many."""

    def __init__(self, left: dict[int, int]) -> None:
        super().__init__(left)
        self.left = left


@transaction.atomic
def place_order(wanted: dict[int, int], **about: Any) -> Order:
    """Take copies out of stock and note the order: all of it or, by OutOfStockError, nothing.

    `wanted` holds copies by the stock's key. Each stock is lowered by one statement that sees the
    number of that moment, in the order of their keys: two orders neither oversell nor lock up.
    """
    short = [pk for pk, copies in sorted(wanted.items()) if not _take(pk, copies)]
    if short:
        left = Stock.objects.filter(pk__in=short).values_list("pk", "copies")
        raise OutOfStockError({**dict.fromkeys(short, 0), **dict(left)})
    order = Order.objects.create(**about)
    stocks = Stock.objects.select_related("page").filter(pk__in=wanted)
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order,
            stock=stock,
            title=title_of(stock),
            language=stock.language,
            copies=wanted[stock.pk],
        )
        for stock in stocks
    )
    return order


def _take(pk: int, copies: int) -> bool:
    enough = Stock.objects.filter(pk=pk, copies__gte=copies)
    return bool(enough.update(copies=F("copies") - copies))


def title_of(stock: Stock) -> str:
    """Return what the printed copies of a stock are called."""
    from .shelves import title_in

    return title_in(stock.page, stock.language).words


def line_name(stock: Stock, reader: str) -> str:
    """Return a title with its language: `Cirkeln (svenska)`."""
    return f"{title_of(stock)} ({tongue(stock.language, reader).name})"


@transaction.atomic
def change_state(order: Order, state: str) -> None:
    """Move an order on. Cancelling puts the copies back; taking that back takes them out again."""
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.state == state:
        return
    lines = {line.stock_id: line.copies for line in current.lines.all() if line.stock_id}
    if state == Order.State.CANCELLED:
        for pk, copies in sorted(lines.items()):
            Stock.objects.filter(pk=pk).update(copies=F("copies") + copies)
    elif current.state == Order.State.CANCELLED:
        short = [pk for pk, copies in sorted(lines.items()) if not _take(pk, copies)]
        if short:
            raise OutOfStockError(dict.fromkeys(short, 0))
    order.state, order.state_changed = state, timezone.now()
    order.save(update_fields=["state", "state_changed"])


def erase_old_orders(now: datetime | None = None) -> int:
    """Erase who ordered what was handled long ago, or is very old; return of how many orders."""
    now = now or timezone.now()
    handled = Q(
        state__in=[Order.State.SENT, Order.State.CANCELLED],
        state_changed__lt=now - timedelta(days=DAYS_KEPT_HANDLED),
    )
    old = Q(created__lt=now - timedelta(days=DAYS_KEPT_AT_MOST))
    return Order.objects.filter(handled | old, erased=None).update(
        name="", organisation="", email="", address="", note="", erased=now
    )
