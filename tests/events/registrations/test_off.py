"""What somebody who is registered reads once the event is cancelled or postponed."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command

from events.models import EventPage, Registration
from events.registrations import emails
from events.registrations.tokens import MINE, link_address, make_token
from tests.events.reading import text_of
from tests.events.registering import confirm_link, form_address, send
from tests.factories.events import RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

HEADINGS = [
    ("cancelled", "sv", "Evenemanget är inställt"),
    ("cancelled", "en", "The event is cancelled"),
    ("postponed", "sv", "Evenemanget är uppskjutet"),
    ("postponed", "en", "The event is postponed"),
]
NOTICE: dict[str, Any] = {"notice_sv": "Vi ses i mars.", "notice_en": "See you in March."}


def mine(registration: Registration, code: str) -> str:
    return link_address(code, MINE, make_token(MINE, registration.key))


@pytest.mark.parametrize(("status", "code", "heading"), HEADINGS)
@pytest.mark.parametrize("standing", ["confirmed", "waiting", "unconfirmed"])
def test_my_registration_says_first_that_it_does_not_take_place(
    client, event, status, code, heading, standing
):
    registration = RegistrationFactory.create(event=event, status=standing)
    publish(event, status=status, **NOTICE)
    page = BeautifulSoup(client.get(mine(registration, code)).content, "html.parser")
    main = page.main
    assert main is not None
    assert main.h1 is not None
    assert main.h1.get_text() == heading
    assert page.title is not None
    assert page.title.get_text().startswith(heading)
    text = " ".join(main.get_text(" ").split())
    assert NOTICE[f"notice_{code}"] in text
    assert "calendar.ics" not in str(main)
    for words in ("You have a place", "move up", "flyttas upp", "and you are registered"):
        assert words not in text
    assert ("your place goes to" in text) == (
        (status, code, standing) == ("postponed", "en", "confirmed")
    )


@pytest.mark.parametrize(("status", "code", "heading"), HEADINGS)
def test_the_form_and_the_link_to_confirm_say_so_too(client, event, status, code, heading):
    send(client, event, code)
    publish(event, status=status, **NOTICE)
    for address in (form_address(event, code), confirm_link(mail.outbox[-1])):
        text = text_of(client, address)
        assert heading in text
        assert NOTICE[f"notice_{code}"] in text
    client.post(confirm_link(mail.outbox[-1]))
    assert Registration.objects.get().status == "unconfirmed"


@pytest.mark.parametrize(("status", "code", "heading"), HEADINGS)
def test_every_mail_says_so(event, status, code, heading):
    registration = RegistrationFactory.create(event=event, language=code)
    publish(event, status=status, **NOTICE)
    registration.event = EventPage.objects.get()
    for post in (emails.send_known, emails.send_place, emails.send_reminder):
        post(registration)
        body = " ".join(str(mail.outbox[-1].body).split())
        assert f"{heading}. " in body
        assert NOTICE[f"notice_{code}"] in body
    # Staff have said why in their own words.
    emails.send_message(registration, "Ämne", "Talaren är sjuk.")
    assert f"{heading}. " in str(mail.outbox[-1].body)
    assert NOTICE[f"notice_{code}"] not in str(mail.outbox[-1].body)


def test_nobody_is_told_later_that_they_have_a_place_at_what_is_cancelled(event):
    RegistrationFactory(event=event, told="")
    publish(event, status="cancelled")
    call_command("process_registrations")
    assert not mail.outbox


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_the_page_offers_it_to_no_calendar_either(client, event, status):
    assert "Add to your calendar" in text_of(client, event.address("en"))
    publish(event, status=status)
    assert "Add to your calendar" not in text_of(client, event.address("en"))
