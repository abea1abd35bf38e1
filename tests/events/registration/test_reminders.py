"""Who is reminded of an event, and who is not because nobody can read of it any more."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from events.models import EventPage
from tests.events.registering import links_in
from tests.factories.events import RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


def tend() -> str:
    out = StringIO()
    call_command("tend_registrations", stdout=out)
    return out.getvalue()


def test_nobody_is_reminded_of_an_event_that_was_taken_off_the_site(client, clock, event) -> None:
    RegistrationFactory(event=event, email="ada@example.org")
    EventPage.objects.get(pk=event.pk).unpublish()
    clock.move_to(event.span[0] - timedelta(days=1))
    assert "reminded: 0" in tend()
    assert not mail.outbox
    publish(event)
    assert "reminded: 1" in tend()
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    assert {client.get(link).status_code for link in links_in(message)} == {200}
