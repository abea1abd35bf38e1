"""The form to order printed copies, and what becomes of an order."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from publications.models import Order
from tests.factories.publications import publication, set_stock
from tests.markup import attribute, there
from tests.publications.orders.ordering import confirm_link, left, send


def test_copies_are_ordered_without_a_cookie_and_taken_from_stock(index, stock):
    client = Client(enforce_csrf_checks=True)
    response = send(client, index, **{f"copies_{stock.pk}": 3})
    assert response.status_code == 302
    assert "Du har inte beställt än." in client.get(response["Location"]).content.decode()
    order = Order.objects.get()
    assert (order.name, order.reader_language, order.copies) == ("Åsa 李 🙂", "sv", 3)
    link = confirm_link(mail.outbox[0])
    assert "Storgatan 1<br>Stockholm" in client.get(link).content.decode()
    assert left(stock) == 5
    received = client.post(link, follow=True).content.decode()
    assert left(stock) == 2
    assert '3 × <bdi lang="sv" dir="ltr">Cirkeln</bdi> (svenska)' in received
    assert f"Den har nummer {order.pk}." in received
    assert "Storgatan" not in received
    assert [message.to for message in mail.outbox] == [["asa@example.org"]] * 2
    assert "Din beställning" in mail.outbox[1].subject
    assert not client.cookies


def test_the_order_form_marks_titles_and_asks_for_at_least_one_copy(client, index, stock):
    page = publication(index, {"language": "en", "format": "print"}, heading_en="The Book")
    set_stock(page, "en", 1)
    form = BeautifulSoup(client.get(index.address("sv") + "bestall/").content, "html.parser")
    group = there(form.select_one(".field-group"))
    assert there(group.legend).text == "Hur många exemplar? Minst ett."
    labels = {label.decode_contents() for label in group.find_all("label")}
    assert labels == {"Cirkeln (svenska)", '<bdi lang="en">The Book</bdi> (engelska)'}
    assert "frivilligt" in there(form.find("label", attrs={"for": "id_note"})).text


def test_who_comes_from_a_publication_finds_it_first(client, index, stock):
    page = publication(index, {"language": "en", "format": "print"}, heading_en="Another Book")
    last = set_stock(page, "en", 1)
    address = index.address("en") + "order/"
    for query, first in (("", last), (f"?stock={stock.pk}", stock)):
        form = BeautifulSoup(client.get(address + query).content, "html.parser")
        group = there(form.select_one(".field-group"))
        assert attribute(there(group.find("input")), "name") == f"copies_{first.pk}"
        action = attribute(there(form.find("form", method="post")), "action")
        assert action == address + query


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("sv", "Ange hur många exemplar du vill ha av minst en publikation."),
        ("en", "Say how many copies you want of at least one publication."),
    ],
)
def test_who_orders_nothing_is_led_to_the_first_number(client, index, stock, code, message):
    page = publication(index, {"language": "en", "format": "print"}, heading_en="A Book")
    other = set_stock(page, "en", 1)
    form = BeautifulSoup(send(client, index, code).content, "html.parser")
    first, second = (there(form.find(id=f"id_copies_{one.pk}")) for one in (other, stock))
    assert attribute(first, "aria-invalid") == "true"
    assert f"{first['id']}_error" in attribute(first, "aria-describedby").split()
    assert there(form.find(id=f"{first['id']}_error")).text == message
    (error,) = form.select(".error-links li")
    assert attribute(error.a, "href") == f"#{first['id']}"
    assert message in error.text
    assert not second.has_attr("aria-invalid")


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "no address"},
        {"person": "x" * 10_000},
        {"person": "\0"},
        {"copies": "6"},
        {"copies": "-1"},
        {"copies": "many"},
        {"copies": ""},
        {"buyer": "king"},
        {"mark": "forged"},
        {"website": "http://spam.example"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, index, stock, wrong):
    fields = {f"copies_{stock.pk}": 1, **wrong}
    if "copies" in wrong:
        fields[f"copies_{stock.pk}"] = fields.pop("copies")
    response = send(client, index, **fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert 'role="alert"' in page
    assert "Storgatan 1" in page
    assert not Order.objects.exists()
    stock.refresh_from_db()
    assert stock.copies == 5


@pytest.mark.parametrize(
    ("code", "copies", "asked", "told", "error"),
    [
        (
            "sv",
            500,
            101,
            "500 exemplar kvar, högst 100 av dem i en beställning",
            "Du kan beställa högst 100 exemplar av den åt gången.",
        ),
        (
            "en",
            500,
            101,
            "500 copies left; at most 100 of them in one order",
            "You can order at most 100 copies of it at a time.",
        ),
        ("sv", 5, 101, "5 exemplar kvar", "Det finns bara 5 exemplar kvar."),
        ("sv", 5, -1, "5 exemplar kvar", "Skriv hur många exemplar du vill ha, eller lämna tomt."),
        ("en", 5, -1, "5 copies left", "Write how many copies you want, or leave it empty."),
    ],
)
def test_how_many_may_be_ordered_is_told_before_and_said_plainly_after(
    client, index, stock, code, copies, asked, told, error
):
    set_stock(stock.page, "sv", copies)
    sent = send(client, index, code, **{f"copies_{stock.pk}": asked})
    form = BeautifulSoup(sent.content, "html.parser")
    name = f"id_copies_{stock.pk}"
    assert there(form.find(id=f"{name}_helptext")).text == told
    assert there(form.find(id=f"{name}_error")).text == error


def test_the_most_that_may_be_ordered_can_be(client, index, stock):
    set_stock(stock.page, "sv", 500)
    assert send(client, index, **{f"copies_{stock.pk}": 100}).status_code == 302
