"""Taking and handling orders of printed copies, so that nobody is promised what another has."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import language_name
from palmecenter.pages.querysets import public_for_listing

from ..choices import OrderState
from ..editions import title_in
from ..models import Order, OrderLine, PublicationIndexPage, Stock

# Whose copies are not in stock: they are set aside, or have left the house.
HOLDING = {OrderState.NEW, OrderState.PACKED, OrderState.SENT}


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
    order = Order.objects.create(state=OrderState.UNCONFIRMED, **about)
    stocks = Stock.objects.select_related("page").filter(pk__in=wanted)
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order,
            stock=stock,
            title=title_in(stock.page, stock.language).words,
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
    return change_state(order, OrderState.NEW, only_from=OrderState.UNCONFIRMED)


def stocks_to_order(index: PublicationIndexPage) -> list[Stock]:
    """Find the stocks of public publications of which copies are left, by title.

    Staff count the copies on the shelf of a publication whose page offers none, too: one that was
    withdrawn, or whose level hides the editions. Readers order what the page offers.
    """
    stocks = Stock.objects.filter(copies__gt=0).select_related("page")
    stocks = stocks.prefetch_related("page__editions")
    found = [stock for stock in stocks if stock.page.path.startswith(index.path)]
    public = {page.pk for page in public_for_listing(stock.page for stock in found)}
    code = reader_language()
    return sorted(
        (stock for stock in found if stock.page_id in public and stock.is_offered),
        key=lambda stock: stock_name(stock, code).casefold(),
    )


def short_of(order: Order, offered: Iterable[Stock]) -> dict[int | None, int]:
    """Find the stocks with too few copies for an order, by key, and how many each has left.

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


def stock_name(stock: Stock, reader: str) -> str:
    """What a stock is called, a title with its language: `Cirkeln (svenska)`."""
    title = title_in(stock.page, stock.language).words
    return f"{title} ({language_name(stock.language, reader).name})"


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


def lines_of(order: Order, code: str) -> list[dict[str, Any]]:
    """What an order is of, for templates and mails, with the names of languages for a reader."""
    return [
        {
            "copies": line.copies,
            "title": line.title,
            "language": language_name(line.language, code),
            "stock": line.stock_id,
        }
        for line in order.lines.all()
    ]
