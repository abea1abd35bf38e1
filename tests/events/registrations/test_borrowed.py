"""Our mail cannot be borrowed: what a stranger types reaches nobody before they have confirmed."""

import pytest
from django.core import mail
from wagtail.models import Site

from events.models import RegistrationQuestion
from palmecenter.forms.recipients import MAILS_AN_HOUR
from palmecenter.pages.models import SiteSettings
from tests.events.registering import confirm_link, send
from tests.factories.events import EventPageFactory
from tests.factories.pages import publish
from tests.factories.publications import PublicationIndexPageFactory, publication, set_stock
from tests.publications.orders.ordering import send as send_order

pytestmark = pytest.mark.django_db

SPAM = "Hej\r\n\r\nDitt konto är spärrat.\r\nLogga in: http://evil.example/login"


@pytest.mark.parametrize(("code", "hello"), [("sv", "Hej!"), ("en", "Hello,")])
@pytest.mark.parametrize("capacity", [2, 0])
def test_the_mail_that_asks_holds_no_word_that_was_typed(client, event, code, hello, capacity):
    publish(
        event,
        capacity=capacity,
        registration="members",
        questions=[RegistrationQuestion(label_sv="Mat", label_en="Food")],
    )
    asked = RegistrationQuestion.objects.get()
    typed = {"who": SPAM, "organisation": "Spamfabriken", f"question{asked.pk}": "Köp nu"}
    assert send(client, event, code, **typed).status_code == 302
    (message,) = mail.outbox
    whole = f"{message.subject} {message.body} {message.message()}"
    for word in ("spärrat", "evil", "Spamfabriken", "Köp nu", "Logga"):
        assert word not in whole
    assert hello in message.body
    assert not message.attachments


@pytest.mark.parametrize("capacity", [2, 0])
def test_later_mails_call_one_by_a_name_in_one_line(client, event, capacity):
    publish(event, capacity=capacity)
    send(client, event, who=SPAM)
    client.post(confirm_link(mail.outbox[0]))
    message = mail.outbox[1]
    assert "Hej Hej!" in message.body
    for word in ("spärrat", "evil", "Logga"):
        assert word not in f"{message.subject} {message.body} {message.attachments}"


def test_who_gives_no_name_but_an_address_is_greeted_without(client, event):
    send(client, event, who="http://evil.example", code="en")
    client.post(confirm_link(mail.outbox[0]))
    assert str(mail.outbox[1].body).startswith("Hello,\n")


def test_the_limit_holds_over_all_events_and_orders_and_ways_to_write_an_address(
    client, index, event
):
    events = [event, *(EventPageFactory(parent=index, registration="open") for _one in range(2))]
    shelf = PublicationIndexPageFactory(parent=index.get_parent(), slug="publikationer")
    stock = set_stock(publication(shelf, {"format": "print"}, heading_sv="Cirkeln"), "sv", 9)
    ways = ["rosa@räka.se", "ROSA@räka.se", "rosa+1@xn--rka-qla.se", "Rosa+2@RÄKA.se"]
    assert len(ways) == MAILS_AN_HOUR - 1
    for number, email in enumerate(ways):
        assert send(client, events[number % 3], email=email).status_code == 302
    order = {f"copies_{stock.pk}": 1, "email": "rosa+3@räka.se"}
    assert send_order(client, shelf, **order).status_code == 302
    assert len(mail.outbox) == MAILS_AN_HOUR
    refused = send_order(client, shelf, **order)
    assert refused.status_code == 422
    assert "Flera mejl har gått till den här adressen" in refused.content.decode()
    assert send(client, event, email="rosa@räka.se").status_code == 422
    assert len(mail.outbox) == MAILS_AN_HOUR
    assert send(client, event, email="bea@räka.se").status_code == 302


def test_answers_to_our_mail_go_to_where_somebody_reads_them(client, event):
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"email": "info@example.org"}
    )
    send(client, event)
    client.post(confirm_link(mail.outbox[0]))
    assert [message.reply_to for message in mail.outbox] == [["info@example.org"]] * 2
