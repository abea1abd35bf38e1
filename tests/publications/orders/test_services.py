"""When copies run out between what a reader sees and what is taken: all of an order or nothing."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db.models import F
from django.http import HttpRequest

from publications.choices import OrderState
from publications.models import Order, Stock
from publications.orders import views
from tests.factories.publications import publication, set_stock
from tests.markup import there
from tests.publications.orders.ordering import confirm_link, left, send

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
    place = views.place_and_confirm

    def place_after(order: Order, request: HttpRequest) -> None:
        Stock.objects.filter(pk=books[1].pk).update(copies=F("copies") - taken.pop())
        place(order, request)

    monkeypatch.setattr(views, "place_and_confirm", place_after)
    return taken


@pytest.mark.parametrize(
    ("taken", "copies_left", "words"), [(5, 0, "0 exemplar kvar"), (3, 2, "2 exemplar kvar")]
)
def test_whoever_is_too_late_for_one_title_of_two_gets_neither_and_is_told_of_which(
    client, index, books, quicker, taken, copies_left, words
) -> None:
    send(client, index, **{f"copies_{books[0].pk}": 4, f"copies_{books[1].pk}": 3})
    quicker.append(taken)
    answer = client.post(confirm_link(mail.outbox[0]))
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "html.parser")
    first, second = (line.text for line in there(page.select_one(".prose ul")).find_all("li"))
    assert words in second
    assert "kvar" not in first
    assert "Inget är beställt." in page.text
    # The nine of the other book are still there for whoever orders them.
    assert [left(book) for book in books] == [9, copies_left]
    assert Order.objects.get().state == OrderState.UNCONFIRMED
    assert len(mail.outbox) == 1, "no receipt"


def test_exactly_the_last_copies_can_be_had(client, index, books, quicker) -> None:
    send(client, index, **{f"copies_{books[1].pk}": 3})
    quicker.append(2)
    assert client.post(confirm_link(mail.outbox[0])).status_code == 303
    assert [left(book) for book in books] == [9, 0]
    order = Order.objects.get()
    assert (order.state, order.copies) == (OrderState.NEW, 3)
