"""Orders of printed copies by the link in a mail: nothing is set aside before, nothing borrowed."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from palmecenter.forms.outbox import waiting
from publications.models import Order
from tests.factories.publications import publication, set_stock
from tests.publications.orders.ordering import confirm_link, left, send

pytestmark = pytest.mark.django_db

SPAM = "Hej\r\n\r\nDitt konto är spärrat.\r\nLogga in: http://evil.example/login"


def asked(client, index, stock, code: str = "sv", /, **fields: object) -> str:
    """Send the form; return the link in the mail that follows."""
    assert send(client, index, code, **{f"copies_{stock.pk}": 3, **fields}).status_code == 302
    return confirm_link(mail.outbox[-1])


@pytest.mark.parametrize(
    ("code", "title", "hello"), [("sv", "Cirkeln", "Hej!"), ("en", "Cirkeln", "Hello,")]
)
def test_the_mail_that_asks_holds_no_word_that_was_typed(client, index, stock, code, title, hello):
    typed = {"person": SPAM, "organisation": "Spamfabriken", "address": SPAM, "note": "Köp nu"}
    asked(client, index, stock, code, **typed)
    (message,) = mail.outbox
    whole = str(message.message())
    for word in ("spärrat", "evil", "Spamfabriken", "Köp nu", "Logga", "sp=C3=A4rrat"):
        assert word not in whole
    assert title in str(message.body)
    assert hello in str(message.body)


def test_the_receipt_calls_one_by_a_name_in_one_line_and_holds_no_address(client, index, stock):
    client.post(asked(client, index, stock, person=SPAM, address=SPAM, note=SPAM))
    message = mail.outbox[-1]
    assert "Din beställning" in message.subject
    assert "Hej Hej!" in str(message.body)
    for word in ("spärrat", "evil", "Logga"):
        assert word not in str(message.body)


def test_following_the_link_orders_nothing_and_pressing_twice_orders_once(client, index, stock):
    link = asked(client, index, stock)
    for _time in range(3):
        assert client.get(link).status_code == 200
    assert left(stock) == 5
    for _time in range(3):
        assert "Den har nummer" in client.post(link, follow=True).content.decode()
    assert left(stock) == 2
    assert len(mail.outbox) == 2
    assert "no-store" in client.get(link)["Cache-Control"]
    assert client.get(link).context["robots"] == "noindex"


def test_staff_see_an_order_once_it_is_confirmed(client, editor_client, index, stock):
    link = asked(client, index, stock)
    order = Order.objects.get()
    orders = reverse("wagtailsnippets_publications_order:list")
    edit = reverse("wagtailsnippets_publications_order:edit", args=[order.pk])
    slip = reverse("publications_packing_slip", args=[order.pk])
    assert "Åsa" not in editor_client.get(orders).content.decode()
    assert [editor_client.get(address).status_code for address in (edit, slip)] == [404, 404]
    assert editor_client.post(edit, {"state": "packed"}).status_code == 404
    client.post(link)
    assert "Åsa" in editor_client.get(orders).content.decode()
    assert [editor_client.get(address).status_code for address in (edit, slip)] == [200, 200]
    assert editor_client.post(edit, {"state": "unconfirmed"}).status_code == 200
    assert Order.objects.get().state == "new"


def test_whoever_comes_too_late_is_told_how_many_are_left(client, index, stock):
    first, second = (asked(client, index, stock) for _time in range(2))
    assert client.post(first).status_code == 303
    for answer in (client.get(second), client.post(second)):
        assert answer.status_code == 409
        assert "2 exemplar kvar" in answer.content.decode()
        assert "Inget är beställt." in answer.content.decode()
    assert left(stock) == 2
    assert len(mail.outbox) == 3


def test_of_two_titles_of_which_one_has_run_out_neither_is_taken(client, index, stock):
    page = publication(index, {"language": "en", "format": "print"}, heading_en="The Book")
    other = set_stock(page, "en", 2)
    link = asked(client, index, stock, **{f"copies_{other.pk}": 2})
    set_stock(page, "en", 1)
    assert client.post(link).status_code == 409
    assert (left(stock), left(other)) == (5, 1)
    assert Order.objects.get().state == "unconfirmed"


def test_what_is_not_offered_any_more_cannot_be_confirmed(client, index, stock):
    link = asked(client, index, stock)
    stock.page.unpublish()
    assert client.post(link).status_code == 409
    assert left(stock) == 5


def test_an_order_that_nobody_confirms_lapses_and_is_erased(client, index, stock):
    link = asked(client, index, stock)
    Order.objects.update(created=timezone.now() - timedelta(hours=47))
    call_command("erase_old_orders", verbosity=0)
    assert Order.objects.exists()
    Order.objects.update(created=timezone.now() - timedelta(hours=49))
    call_command("erase_old_orders", verbosity=0)
    assert not Order.objects.exists()
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
    assert left(stock) == 5


def test_a_link_that_is_too_old_or_forged_orders_nothing(client, index, stock):
    link = asked(client, index, stock)
    assert client.post(link[:-2] + "/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=False):
        assert client.post(link).status_code == 410
    assert Order.objects.get().state == "unconfirmed"
    assert left(stock) == 5


def test_when_no_server_takes_the_mail_the_order_is_noted_and_the_mail_waits(
    client, index, stock, settings
):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = send(client, index, **{f"copies_{stock.pk}": 1})
    assert answer.status_code == 302
    order = Order.objects.get()
    assert waiting(order=order.pk).count() == 1
    # Nothing in the database can be read for the address but the order itself.
    assert order.email.encode() not in bytes(waiting().get().message)


def test_an_order_whose_mail_cannot_even_be_noted_is_not_noted(client, index, stock, monkeypatch):
    def full(_message: Any) -> bytes:
        raise OperationalError

    monkeypatch.setattr("palmecenter.forms.outbox.sealed", full)
    client.raise_request_exception = False
    assert send(client, index, **{f"copies_{stock.pk}": 1}).status_code == 503
    assert not Order.objects.exists()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_switch_keeps_the_link(client, index, stock, code):
    link = asked(client, index, stock, code)
    (other,) = (one.url for one in client.get(link).context["alternates"] if not one.current)
    assert client.get(other).status_code == 200
    assert client.post(other).status_code == 303
    assert left(stock) == 2
