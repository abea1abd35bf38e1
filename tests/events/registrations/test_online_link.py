"""How one gets the link to what can be followed online: said where it is true, and kept."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from events.models import EventPage
from tests.events.reading import text_of
from tests.events.registering import my_link, register
from tests.factories.events import EventPageFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

SECRET = "https://meet.example/secret?a=1&b=2"
PUBLIC = "https://live.example/now"
HERE = "The link comes here before the event."
BY_MAIL = "Those who are registered get the link by e-mail before the event."
AT_MINE = "Before the event you find the link to the broadcast at your registration"


@pytest.fixture
def event(index) -> EventPage:
    return EventPageFactory(
        parent=index,
        heading_en="The right",
        is_online=True,
        has_light_audio=True,
        registration="open",
        capacity=1,
    )


def last_mail() -> str:
    return " ".join(str(mail.outbox[-1].body).split())


def test_a_page_without_a_link_says_that_it_comes_there(client, clock, event):
    assert HERE in text_of(client, event.address("en"))
    assert "Länken kommer här före evenemanget." in text_of(client, event.address("sv"))
    publish(event, status="postponed")
    assert HERE not in text_of(client, event.address("en"))
    publish(event, status="planned", is_online=False)
    assert HERE not in text_of(client, event.address("en"))
    publish(event, is_online=True)
    clock.move_to(event.span[0])
    assert HERE not in text_of(client, event.address("en"))


def test_a_public_link_is_on_the_page_and_in_the_mail_to_those_who_have_a_place(client, event):
    publish(event, stream_url=PUBLIC)
    page = client.get(event.address("en")).content.decode()
    assert f'href="{PUBLIC}"' in page
    assert HERE not in page
    register(client, event, "Ada", "en")
    assert f"Broadcast: {PUBLIC}" in last_mail()
    assert PUBLIC in client.get(my_link(mail.outbox[-1])).content.decode()


def test_a_link_to_the_sound_alone_is_shown_without_the_other(client, event):
    publish(event, light_audio_url=PUBLIC)
    assert f'href="{PUBLIC}"' in client.get(event.address("en")).content.decode()


def test_a_link_for_those_who_are_registered_is_mailed_to_who_has_a_place_alone(
    client, clock, event
):
    publish(event, registered_url=SECRET)
    addresses = (event.address("en"), f"{event.address('en')}calendar.ics")
    for page in (client.get(address).content.decode() for address in addresses):
        assert "meet.example" not in page
    assert BY_MAIL in text_of(client, event.address("en"))
    page = register(client, event, "Ada", "en").content.decode()
    assert 'href="https://meet.example/secret?a=1&amp;b=2"' in page
    assert f"Your link to the broadcast: {SECRET}" in last_mail()
    assert all("meet.example" not in str(one) for one in mail.outbox[-1].attachments)
    page = register(client, event, "Bea", "en").content.decode()
    assert "meet.example" not in page + last_mail()
    mail.outbox.clear()
    clock.move_to(event.span[0] - timedelta(days=1))
    call_command("process_registrations")
    assert mail.outbox[-1].to == ["ada@example.org"]
    assert SECRET in last_mail()


def test_who_has_a_place_before_there_is_a_link_finds_it_at_their_registration(client, event):
    page = register(client, event, "Ada", "en").content.decode()
    assert "The link to the broadcast comes here before the event." in page
    assert AT_MINE in last_mail()
    mine = my_link(mail.outbox[-1])
    publish(event, registered_url=SECRET)
    assert "meet.example" in client.get(mine).content.decode()
    publish(event, status="cancelled")
    assert "meet.example" not in client.get(mine).content.decode()


def test_of_a_protected_event_no_link_is_kept_or_promised(client, event):
    protected = publish(event, registered_url=SECRET, protection="protected")
    assert not protected.registered_url
    text = text_of(client, event.address("en"))
    assert "Those who are registered are told how to follow it." in text
    register(client, event, "Ada", "en")
    assert AT_MINE not in last_mail()


def test_where_nobody_registers_nobody_gets_a_link_by_mail(client, event):
    publish(event, registration="none")
    assert HERE in text_of(client, event.address("en"))
    publish(event, registered_url=SECRET)
    assert HERE in text_of(client, event.address("en"))
