"""When registration is open, whom for, and what else it asks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from events.models import EventPage, Registration, RegistrationQuestion
from events.registrations.tokens import link_address
from tests.events.registering import (
    confirm_link,
    fields_of,
    form_address,
    links_in,
    my_link,
    send,
    status_of,
)
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"registration_opens": datetime(2026, 12, 1, tzinfo=UTC)}, "Anmälan öppnar tisdag"),
        ({"registration_closes": datetime(2026, 11, 25, 12, tzinfo=UTC)}, "Anmälan är stängd."),
        ({"registration": "closed"}, "Anmälan är stängd."),
        ({"status": "cancelled"}, "går inte att anmäla sig"),
    ],
)
def test_a_closed_registration_takes_nothing_and_shows_what_was_written(
    client, event, facts, words
):
    open_form = fields_of(client.get(form_address(event)).content.decode())
    publish(event, **facts)
    assert words in client.get(form_address(event)).content.decode()
    answer = client.post(form_address(event), {**open_form, "who": "Rosa Ek"})
    assert answer.status_code == 409
    assert "Rosa Ek" in answer.content.decode()
    assert not Registration.objects.exists()


def test_registration_opens_and_closes_to_the_second(client, clock, event):
    opens, closes = datetime(2026, 12, 1, 8, tzinfo=UTC), datetime(2026, 12, 2, 8, tzinfo=UTC)
    publish(event, registration_opens=opens, registration_closes=closes)
    second = timedelta(seconds=1)
    for moment, state in [
        (opens - second, "not_yet"),
        (opens, "open"),
        (closes - second, "open"),
        (closes, "closed"),
    ]:
        clock.move_to(moment)
        assert EventPage.objects.get().registration_state.value == state


def test_whoever_wrote_in_time_may_confirm_after_the_deadline_but_not_after_the_start(
    client, clock, event
):
    publish(event, registration_closes=datetime(2026, 12, 9, 17, tzinfo=UTC))
    clock.move_to(datetime(2026, 12, 9, 16, 59, tzinfo=UTC))
    send(client, event, email="a@example.org", who="Ada")
    send(client, event, email="b@example.org", who="Bea")
    ada, bea = map(confirm_link, mail.outbox)
    clock.move_to(datetime(2026, 12, 10, 16, tzinfo=UTC))
    assert "Du har plats" in client.post(ada, follow=True).content.decode()
    clock.move_to(datetime(2026, 12, 10, 17, tzinfo=UTC))
    assert "Anmälan är stängd." in client.post(bea).content.decode()
    assert status_of("Bea") == "unconfirmed"


def test_what_staff_ask_is_asked_in_the_reader_s_language_and_kept_once(client, event):
    food = RegistrationQuestion(
        kind="choice",
        label_sv="Vad äter du?",
        label_en="What do you eat?",
        options_sv="Allt\nVeganskt",
        options_en="Everything\nVegan",
        is_required=True,
    )
    seat = RegistrationQuestion(kind="yes", label_sv="Rullstol?", label_en="Wheelchair?")
    publish(event, questions=[food, seat])
    food, seat = RegistrationQuestion.objects.order_by("pk")
    page = client.get(form_address(event, "en")).content.decode()
    assert "What do you eat?" in page
    assert "Vegan" in page
    assert "Vad äter" not in page
    assert send(client, event, "en").status_code == 422
    forged = {f"question{food.pk}": "Hundmat"}
    assert send(client, event, "en", **forged).status_code == 422
    right = {f"question{food.pk}": "Veganskt", f"question{seat.pk}": "on"}
    assert send(client, event, "en", **right).status_code == 302
    assert Registration.objects.get().answers == {str(food.pk): "Veganskt", str(seat.pk): True}
    client.post(confirm_link(mail.outbox[-1]))
    mine = client.get(my_link(mail.outbox[-1])).content.decode()
    assert "What do you eat?" in mine
    assert "Yes" in mine


def test_an_event_for_members_asks_for_the_organisation(client, event):
    publish(event, registration="members")
    assert send(client, event).status_code == 422
    assert send(client, event, organisation="ABF").status_code == 302
    assert Registration.objects.get().organisation == "ABF"


def test_an_event_without_registration_has_no_form(client, index):
    event = EventPageFactory(parent=index)
    assert client.get(form_address(event)).status_code == 404
    assert client.post(event.address("sv")).status_code == 405


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_switch_keeps_the_step_and_its_key(client, event, code):
    other = "en" if code == "sv" else "sv"
    send(client, event, code)
    link = confirm_link(mail.outbox[0])
    key = link.rsplit("/", 2)[1]
    expected = link_address(other, "confirm", key)
    page = client.get(link).content.decode()
    assert f'href="{expected}"' in page
    assert 'name="robots" content="noindex"' in page
    assert client.get(expected).status_code == 200


def test_nothing_personal_is_in_a_name_for_logs(event):
    registration = RegistrationFactory(event=event, name="Rosa Ek")
    assert "Rosa" not in f"{registration} {registration!r}"
    assert links_in(mail.EmailMessage(body="")) == []
