"""What somebody reads about their registration, whenever they come back to it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from tests.events.registering import confirm_link, form_address, my_link, register, send

pytestmark = pytest.mark.django_db

ON_ITS_WAY = "A mail with the event for your calendar is on its way."


def title_of(answer) -> str:
    title = BeautifulSoup(answer.content, "html.parser").title
    assert title is not None
    return title.get_text().partition(": The right")[0]


def test_a_mail_is_on_its_way_only_right_after_confirming(client, clock, event):
    send(client, event, "en")
    confirm = confirm_link(mail.outbox[0])
    address = client.post(confirm)["Location"]
    assert ON_ITS_WAY in client.get(address).content.decode()
    for again in (my_link(mail.outbox[-1]), client.get(confirm)["Location"]):
        page = client.get(again).content.decode()
        assert "You have a place" in page
        assert ON_ITS_WAY not in page
    clock.shift(timedelta(hours=1))
    assert ON_ITS_WAY not in client.get(address).content.decode()


def test_whoever_waits_has_no_place_to_give_up(client, event):
    for name in ("Ada", "Bea", "Cia"):
        page = register(client, event, name, "en").content.decode()
    assert "your place goes to whoever waits" not in page
    assert "Leave the waiting list and erase my registration" in page


def test_the_title_of_the_tab_says_where_one_stands(client, event):
    assert title_of(client.get(form_address(event, "en"))) == "Register"
    assert title_of(client.get(send(client, event, "en")["Location"])) == "Check your e-mail"
    assert title_of(register(client, event, "Ada", "en")) == "You have a place"
    mine = my_link(mail.outbox[-1])
    register(client, event, "Bea", "en")
    assert title_of(client.get(form_address(event, "en"))) == "Join the waiting list"
    assert title_of(register(client, event, "Cia", "en")) == "You are on the waiting list"
    assert title_of(client.post(mine)) == "Cancelled and erased"
    assert title_of(client.get(mine)).startswith("Nothing left here – ")
