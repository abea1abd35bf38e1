"""Places, and who waits for one: nobody loses theirs, and the queue moves up by itself."""

from datetime import timedelta

import pytest
from django.core import mail

from events.models import Registration
from tests.events.conftest import NOW
from tests.events.reading import text_of
from tests.events.registering import (
    confirm_link,
    form_address,
    my_link,
    register,
    send,
    status_of,
)
from tests.factories.events import RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


def test_the_waiting_list_moves_up_by_itself_and_tells(client, event):
    for name in ("Ada", "Bea", "Cia", "Dag"):
        page = register(client, event, name).content.decode()
    assert "Din plats i kön: 2." in page
    assert "väntelistan" in mail.outbox[-1].subject
    assert [status_of(name) for name in ("Ada", "Bea", "Cia", "Dag")] == [
        "confirmed",
        "confirmed",
        "waiting",
        "waiting",
    ]
    ada = next(one for one in mail.outbox if one.to == ["ada@example.org"] and one.attachments)
    sent = len(mail.outbox)
    left = client.post(my_link(ada)).content.decode()
    assert "Avbokad och raderad" in left
    assert not Registration.objects.filter(name="Ada").exists()
    (told,) = mail.outbox[sent:]
    assert told.to == ["cia@example.org"]
    assert "En plats har blivit ledig" in told.body
    assert (status_of("Cia"), status_of("Dag")) == ("confirmed", "waiting")


def test_more_places_go_to_those_who_wait(client, event, django_capture_on_commit_callbacks):
    for name in ("Ada", "Bea", "Cia", "Dag"):
        register(client, event, name)
    with django_capture_on_commit_callbacks(execute=True):
        publish(event, capacity=3)
    assert (status_of("Cia"), status_of("Dag")) == ("confirmed", "waiting")
    assert mail.outbox[-1].to == ["cia@example.org"]


def test_fewer_places_take_nobody_s(client, event, django_capture_on_commit_callbacks):
    register(client, event, "Ada")
    register(client, event, "Bea")
    with django_capture_on_commit_callbacks(execute=True):
        publish(event, capacity=1)
    register(client, event, "Cia")
    assert [status_of(name) for name in ("Ada", "Bea", "Cia")] == [
        "confirmed",
        "confirmed",
        "waiting",
    ]


def test_whoever_comes_while_others_wait_waits_behind_them(client, event):
    RegistrationFactory(event=event, status="waiting", number=1)
    publish(event, capacity=1)
    assert "väntelistan" in client.get(form_address(event)).content.decode()
    register(client, event, "Ada")
    assert status_of("Ada") == "waiting"


@pytest.mark.parametrize(
    ("code", "listed", "registered"),
    [("sv", "på väntelistan", "du är anmäld"), ("en", "on the waiting list", "you are registered")],
)
def test_whoever_asks_for_a_place_when_all_are_taken_is_told_that_they_will_wait(
    client, event, code, listed, registered
):
    publish(event, capacity=1)
    RegistrationFactory(event=event)
    form = text_of(client, form_address(event, code))
    thanks = text_of(client, send(client, event, code)["Location"])
    (asked,) = mail.outbox
    confirm = text_of(client, confirm_link(asked))
    client.post(confirm_link(asked))
    send(client, event, code)
    known = mail.outbox[-1]
    for words in (form, thanks, asked.subject, asked.body, confirm, known.subject, known.body):
        assert listed in " ".join(str(words).split())
        assert registered not in words.lower()
    assert "last one" not in thanks
    assert "sista" not in thanks


def test_past_the_deadline_too_the_button_says_that_one_will_wait(client, clock, event):
    publish(event, capacity=1, registration_closes=NOW + timedelta(hours=1))
    RegistrationFactory(event=event)
    send(client, event, "en")
    clock.shift(timedelta(hours=2))
    link = confirm_link(mail.outbox[-1])
    assert "Join the waiting list" in text_of(client, link)
