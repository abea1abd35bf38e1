"""The links in mail: for one thing each, once, for a while, and not to be forged."""

from datetime import timedelta

import pytest
from django.core import mail

from events.models import Registration
from events.registrations.tokens import link_address
from tests.events.registering import (
    confirm_link,
    form_address,
    my_link,
    register,
    send,
)
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


def test_an_address_is_registered_once_and_nobody_else_learns_that_it_is(client, event):
    register(client, event, "Rosa")
    known = send(client, event, email="ROSA@example.org")
    new = send(client, event, email="ny@example.org")
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    message = next(one for one in mail.outbox if one.subject == "Du är redan anmäld: Rätten")
    assert message.to == ["rosa@example.org"]
    assert "Rosa" in client.get(my_link(message)).content.decode()
    assert Registration.objects.exclude(status="unconfirmed").count() == 1


def test_two_forms_for_one_address_lead_to_one_place(client, event):
    send(client, event)
    send(client, event)
    first, second = map(confirm_link, mail.outbox)
    client.post(first)
    page = client.post(second, follow=True).content.decode()
    assert "Du har plats" in page
    assert Registration.objects.count() == 1


def test_a_link_that_is_followed_again_changes_nothing(client, event):
    register(client, event, "Rosa")
    link = confirm_link(mail.outbox[0])
    before = list(Registration.objects.values())
    for _number in range(3):
        page = client.post(link, follow=True)
        assert "Du har plats" in page.content.decode()
    assert list(Registration.objects.values()) == before
    assert len(mail.outbox) == 2


def test_a_link_that_is_too_old_says_so_and_books_nothing(client, clock, event):
    send(client, event)
    link = confirm_link(mail.outbox[0])
    clock.shift(timedelta(hours=48, seconds=1))
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "Länken har blivit för gammal" in answer.content.decode()
    assert Registration.objects.get().status == "unconfirmed"


def test_a_link_to_what_is_erased_says_so(client, event):
    register(client, event, "Rosa")
    mine, confirm = my_link(mail.outbox[-1]), confirm_link(mail.outbox[0])
    client.post(mine)
    for link in (mine, confirm):
        for answer in (client.get(link), client.post(link)):
            assert answer.status_code == 410
            assert "Här finns inget kvar" in answer.content.decode()


def forgeries(key: str) -> list[str]:
    uuid, moment, signature = key.split("-")
    return [
        "x",
        "0-0-0",
        f"{uuid}-{moment}-{signature[:-1]}",
        f"{uuid}-{moment}-{'0' * 32}",
        f"{uuid}-zzzzzz-{signature}",
        f"{'0' * 32}-{moment}-{signature}",
        f"{key}-x",
        "a" * 4000,
    ]


def test_forged_links_are_refused_with_a_clear_word(client, event):
    register(client, event, "Rosa")
    confirm, mine = confirm_link(mail.outbox[0]), my_link(mail.outbox[-1])
    for link in (confirm, mine):
        base, key, _slash = link.rsplit("/", 2)
        for forged in forgeries(key):
            for answer in (client.get(f"{base}/{forged}/"), client.post(f"{base}/{forged}/")):
                assert answer.status_code == 404
                assert "Länken fungerar inte" in answer.content.decode()
    # A link is good for one thing: what confirms does not show or erase.
    key = confirm.rsplit("/", 2)[1]
    assert client.post(link_address("sv", "mine", key)).status_code == 404
    assert Registration.objects.count() == 1


def test_below_any_event_a_link_leads_to_its_own_registration_and_does_nothing_there(
    client, index, event
):
    register(client, event, "Rosa")
    other = EventPageFactory(parent=index, registration="open", heading_sv="Ett annat")
    key = my_link(mail.outbox[-1]).rsplit("/", 2)[1]
    answer = client.post(f"{form_address(other)}min/{key}/", follow=True)
    assert answer.redirect_chain == [(link_address("sv", "mine", key), 303)]
    assert "Rätten" in answer.content.decode()
    assert "Ett annat" not in answer.content.decode()
    assert Registration.objects.count() == 1
