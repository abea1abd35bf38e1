"""Taking and handling orders of printed copies, so that nobody is promised what another has."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from palmecenter.forms.links import HOURS_TO_CONFIRM

from .models.orders import Order, OrderLine, Stock
from .tongues import tongue

# How long it is known who ordered: after it was handled, and if it never was.
DAYS_KEPT_HANDLED = 90
DAYS_KEPT_AT_MOST = 365

# Whose copies are not in stock: they are set aside, or have left the house.
HOLDING = {Order.State.NEW, Order.State.PACKED, Order.State.SENT}


class OutOfStockError(Exception):
    """Fewer copies are left than were asked for. `left` says of which stock how many."""

    def __init__(self, left: dict[int, int]) -> None:
        super().__init__(left)
        self.left = left


@transaction.atomic
def ask_for_order(wanted: dict[int, int], **about: Any) -> Order:
    """Note an order that nobody has confirmed, and for which nothing is set aside.

    `wanted` holds copies by the stock's key.
    """
    order = Order.objects.create(state=Order.State.UNCONFIRMED, **about)
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


def place_order(order: Order) -> bool:
    """Take the copies out of stock: all of them or, by OutOfStockError, none.

    True where this did it; false where the order was placed before, or is gone.
    """
    return change_state(order, Order.State.NEW, only_from=Order.State.UNCONFIRMED)


def short_of(order: Order, offered: Iterable[Stock]) -> dict[int | None, int]:
    """Return the stocks with too few copies for an order, by key, and how many each has left.

    What is not offered any more has none; a stock that is gone has no key.
    """
    left: dict[int | None, int] = {stock.pk: stock.copies for stock in offered}
    lines = order.lines.all()
    return {
        line.stock_id: left.get(line.stock_id, 0)
        for line in lines
        if left.get(line.stock_id, 0) < line.copies
    }


def _take(pk: int, copies: int) -> bool:
    enough = Stock.objects.filter(pk=pk, copies__gte=copies)
    return bool(enough.update(copies=F("copies") - copies))


def _take_all(lines: dict[int, int]) -> None:
    """Lower each stock by one statement that sees the number of that moment.

    In the order of their keys: two orders neither oversell nor lock up.
    """
    short = [pk for pk, copies in sorted(lines.items()) if not _take(pk, copies)]
    if short:
        left = Stock.objects.filter(pk__in=short).values_list("pk", "copies")
        raise OutOfStockError({**dict.fromkeys(short, 0), **dict(left)})


def title_of(stock: Stock) -> str:
    """Return what the printed copies of a stock are called."""
    from .shelves import title_in

    return title_in(stock.page, stock.language).words


def line_name(stock: Stock, reader: str) -> str:
    """Return a title with its language: `Cirkeln (svenska)`."""
    return f"{title_of(stock)} ({tongue(stock.language, reader).name})"


@transaction.atomic
def change_state(order: Order, state: str, *, only_from: str = "") -> bool:
    """Move an order on, its copies out of stock or back; true where that changed anything.

    Copies are out of stock in the states in `HOLDING`. With `only_from` it is moved from that state
    alone.
    """
    current = Order.objects.select_for_update().filter(pk=order.pk).first()
    if current is None or current.state == state or (only_from and current.state != only_from):
        return False
    lines = {line.stock_id: line.copies for line in current.lines.all() if line.stock_id}
    held, holds = current.state in HOLDING, state in HOLDING
    if held and not holds:
        for pk, copies in sorted(lines.items()):
            Stock.objects.filter(pk=pk).update(copies=F("copies") + copies)
    elif holds and not held:
        _take_all(lines)
    order.state, order.state_changed = state, timezone.now()
    order.save(update_fields=["state", "state_changed"])
    return True


def erase_old_orders(now: datetime | None = None) -> int:
    """Erase who ordered what was handled long ago, or is very old; return of how many orders.

    What nobody confirmed in time is erased whole.
    """
    now = now or timezone.now()
    lapsed = Order.objects.filter(
        state=Order.State.UNCONFIRMED, created__lt=now - timedelta(hours=HOURS_TO_CONFIRM)
    )
    count = lapsed.count()
    lapsed.delete()
    handled = Q(
        state__in=[Order.State.SENT, Order.State.CANCELLED],
        state_changed__lt=now - timedelta(days=DAYS_KEPT_HANDLED),
    )
    old = Q(created__lt=now - timedelta(days=DAYS_KEPT_AT_MOST))
    return count + Order.objects.filter(handled | old, erased=None).update(
        name="", organisation="", email="", address="", note="", erased=now
    )
