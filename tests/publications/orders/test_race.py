"""Many orders for few copies at once, each by a connection of its own, on PostgreSQL.

SQLite lets one writer in at a time, so that there nothing is proved; it is left out by name.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from palmecenter.forms.links import link_key
from publications.choices import OrderState
from publications.models import Order, OrderLine, Stock
from publications.orders.services import ask_for_order, change_state, place_order
from publications.orders.views import SALT
from tests.factories.publications import (
    PublicationIndexPageFactory,
    make_section,
    publication,
    set_stock,
)

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs rows that are locked one by one"
    ),
    pytest.mark.usefixtures("migrated"),
]

ORDERS, COPIES, AT_ONCE = 60, 25, 20


@pytest.fixture
def index(transactional_db):
    return PublicationIndexPageFactory(parent=make_section(), slug="hyllan")


def stock_of(index, name: str, copies: int) -> Stock:
    page = publication(index, {"format": "print"}, heading_sv=name)
    return set_stock(page, "sv", copies)


def ask(wanted: dict[int, int]) -> Order:
    return ask_for_order(
        wanted, buyer="other", name="R", email="r@example.org", reader_language="sv"
    )


def press_all_at_once(index, orders: list[Order]) -> list[int]:
    """Press the button behind each link, as many at a time as there are connections."""
    start = Barrier(AT_ONCE)

    def press(number: int, order: Order) -> int:
        if number < AT_ONCE:
            start.wait()
        path = index.route_address("order-confirm", "sv", link_key(SALT, order.key))
        try:
            return Client().post(path).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(press, range(len(orders)), orders))


def test_no_copy_is_promised_twice(index):
    stock = stock_of(index, "Cirkeln", COPIES)
    statuses = press_all_at_once(index, [ask({stock.pk: 1}) for _order in range(ORDERS)])
    assert sorted(statuses) == [303] * COPIES + [409] * (ORDERS - COPIES)
    assert Order.objects.filter(state="new").count() == COPIES
    assert Order.objects.filter(state="unconfirmed").count() == ORDERS - COPIES
    assert Stock.objects.get().copies == 0


def test_pressing_one_button_many_times_at_once_takes_copies_once(index, mailoutbox):
    stock = stock_of(index, "Cirkeln", COPIES)
    order = ask({stock.pk: 3})
    assert set(press_all_at_once(index, [order] * AT_ONCE)) <= {200, 303}
    assert Stock.objects.get().copies == COPIES - 3
    assert len(mailoutbox) == 1


def test_orders_of_two_titles_take_both_or_neither_and_never_lock_up(index):
    """Each asks for both, in either order, and of one there are fewer."""
    many, few = stock_of(index, "Många", 50), stock_of(index, "Få", 10)
    orders = [
        ask(dict.fromkeys([many.pk, few.pk][:: 1 if number % 2 else -1], 1)) for number in range(40)
    ]
    statuses = press_all_at_once(index, orders)
    assert sorted(statuses) == [303] * 10 + [409] * 30
    many.refresh_from_db()
    few.refresh_from_db()
    assert (many.copies, few.copies) == (40, 0)
    assert OrderLine.objects.filter(order__state="new").count() == 20


def test_an_order_that_two_cancel_at_once_gives_its_copies_back_once(index):
    stock = stock_of(index, "Cirkeln", COPIES)
    order = ask({stock.pk: 3})
    place_order(order)
    start = Barrier(4)

    def cancel(_who: int) -> None:
        start.wait()
        try:
            change_state(order, OrderState.CANCELLED)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(cancel, range(4)))
    assert Stock.objects.get().copies == COPIES
