"""When copies run out between what a reader sees and what is taken: all of an order or nothing."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db.models import F

from publications import orders
from publications.models import Order, Stock
from tests.factories.publications import publication, set_stock
from tests.markup import there
from tests.publications.test_orders import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def books(index) -> list[Stock]:
    """Copies of two books: more of the first than anybody takes here."""
    made = []
    for heading, copies in (("Cirkeln", 9), ("Handboken", 5)):
        page = publication(index, {"format": "print"}, heading_sv=heading, heading_en=heading)
        made.append(set_stock(page, "sv", copies))
    return made


@pytest.fixture
def quicker(monkeypatch, books) -> list[int]:
    """Somebody who takes the copies given here of the second book, just before the next order."""
    taken: list[int] = []
    place_order = orders.place_order

    def place_after(wanted: dict[int, int], **about: Any) -> Order:
        Stock.objects.filter(pk=books[1].pk).update(copies=F("copies") - taken.pop())
        return place_order(wanted, **about)

    monkeypatch.setattr(orders, "place_order", place_after)
    return taken


def left(books: list[Stock]) -> list[int]:
    return [Stock.objects.get(pk=book.pk).copies for book in books]


@pytest.mark.parametrize(
    ("taken", "copies_left", "words"),
    [
        (5, 0, "Det finns inga kvar. Andra hann före."),
        (3, 2, "Det finns bara 2 exemplar kvar."),
    ],
)
def test_whoever_is_too_late_for_one_title_of_two_gets_neither_and_is_told_of_which(
    client, index, books, quicker, taken, copies_left, words
) -> None:
    quicker.append(taken)
    wanted = {f"copies_{books[0].pk}": 4, f"copies_{books[1].pk}": 3}
    answer = send(client, index, **wanted)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert there(page.find(id=f"id_copies_{books[1].pk}_error")).text == words
    assert page.find(id=f"id_copies_{books[0].pk}_error") is None
    field = there(page.find(id=f"id_copies_{books[0].pk}"))
    assert field["value"] == "4", "what was typed is not lost"
    assert "Storgatan 1" in answer.content.decode()
    # The nine of the other book are still there for whoever orders them.
    assert left(books) == [9, copies_left]
    assert not Order.objects.exists()
    assert not mail.outbox


def test_exactly_the_last_copies_can_be_had(client, index, books, quicker) -> None:
    quicker.append(2)
    assert send(client, index, **{f"copies_{books[1].pk}": 3}).status_code == 302
    assert left(books) == [9, 0]
    assert Order.objects.get().copies == 3
