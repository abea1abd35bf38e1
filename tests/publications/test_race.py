"""Many who order the last copies at once, each by a connection of their own, on PostgreSQL.

SQLite lets one writer in at a time, so that there nothing is proved; it is left out by name.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.db.models import Sum
from django.test import Client

from publications.models import Order, OrderLine, PublicationIndexPage, Stock
from publications.ordering import change_state
from tests.factories.publications import make_index, publication, set_stock
from tests.publications.test_orders import ORDER

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs rows that are locked one by one"
    ),
    pytest.mark.usefixtures("migrated"),
]

READERS, COPIES = 16, 10


@pytest.fixture
def index(transactional_db) -> PublicationIndexPage:
    return make_index()


@pytest.fixture
def books(index) -> list[Stock]:
    """Two books: the last copies of one, and enough of the other."""
    return [
        set_stock(publication(index, {"format": "print"}, heading_sv=heading), "sv", copies)
        for heading, copies in (("Få", COPIES), ("Många", 100))
    ]


def all_at_once(act, things: list) -> list:
    """Do one thing for each, started together, each by a connection of its own."""
    start = Barrier(len(things))

    def run(thing: object) -> object:
        start.wait()
        try:
            return act(thing)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(run, things))


def left(books: list[Stock]) -> list[int]:
    return [Stock.objects.get(pk=book.pk).copies for book in books]


def test_no_copy_is_promised_twice_and_none_vanishes(index, books, settings) -> None:
    """From the form to the order, as browsers do it; half of them name the books the other way."""
    settings.FORMS_AN_HOUR = READERS
    address = f"{index.address('sv')}bestall/"
    few, many = (f"copies_{book.pk}" for book in books)
    marks = [Client().get(address).context["form"]["mark"].value() for _reader in range(READERS)]

    def order(number: int) -> int:
        wanted = [(few, 1), (many, 2)]
        entries = dict(wanted if number % 2 else reversed(wanted))
        return Client().post(address, {**ORDER, "mark": marks[number], **entries}).status_code

    answers = Counter(all_at_once(order, list(range(READERS))))
    assert answers == {302: COPIES, 422: READERS - COPIES}
    assert Order.objects.count() == COPIES
    promised = {
        stock: OrderLine.objects.filter(stock=stock).aggregate(sum=Sum("copies"))["sum"]
        for stock in books
    }
    assert list(promised.values()) == [COPIES, 2 * COPIES]
    assert left(books) == [0, 100 - 2 * COPIES]


def test_an_order_that_two_cancel_at_once_gives_its_copies_back_once(index, books) -> None:
    order = Order.objects.create(buyer="other", reader_language="sv")
    OrderLine.objects.create(order=order, stock=books[0], title="Få", language="sv", copies=3)
    all_at_once(lambda _who: change_state(Order.objects.get(), "cancelled"), list(range(4)))
    assert left(books) == [COPIES + 3, 100]
