"""The words of a registration fit the event: no door to a webinar, no food where none is asked."""

from typing import Any

import pytest
from django.core import mail

from events.models import RegistrationQuestion
from tests.events.reading import text_of
from tests.events.registering import confirm_link, form_address, send
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

NOWHERE: dict[str, Any] = {"place_name": "", "street": "", "city": ""}


@pytest.mark.parametrize(
    ("facts", "sv", "en"),
    [
        ({}, "ett namn du svarar på i dörren.", "answer to at the door."),
        ({"is_online": True}, "i dörren eller på nätet.", "answer to, at the door or online."),
        ({"is_online": True, **NOWHERE}, "ett namn du vill kallas på nätet.", "answer to online."),
    ],
)
def test_the_name_is_the_one_that_is_called_out_where_one_is(client, event, facts, sv, en):
    publish(event, **facts)
    assert sv in text_of(client, form_address(event, "sv")).replace("Ett", "ett")
    assert en in text_of(client, form_address(event, "en"))


def test_answers_are_spoken_of_only_where_they_are_asked_for(client, event):
    spoken_of = "answers about food, health or access the day after"
    assert spoken_of not in text_of(client, form_address(event, "en"))
    town = RegistrationQuestion(label_sv="Ort", label_en="Town")
    publish(event, questions=[town])
    assert spoken_of not in text_of(client, form_address(event, "en"))
    diet = RegistrationQuestion(label_sv="Mat", label_en="Food", is_sensitive=True)
    publish(event, questions=[town, diet])
    assert spoken_of in text_of(client, form_address(event, "en"))


def test_nobody_comes_to_what_is_only_online(client, event):
    send(client, event, "en")
    assert "Yes, I am coming" in text_of(client, confirm_link(mail.outbox[0]))
    publish(event, is_online=True, **NOWHERE)
    assert "Yes, I am taking part" in text_of(client, confirm_link(mail.outbox[0]))
    publish(event, registration="none")
    assert "Just come" not in text_of(client, event.address("en"))
