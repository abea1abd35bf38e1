"""From the form to the place on the list, in both languages and without a cookie."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar, vDDDTypes

from events.models import Registration
from tests.events.registering import (
    confirm_link,
    register,
    send,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "thanks", "welcome"),
    [
        ("sv", "Du är inte anmäld än.", "Du har plats"),
        ("en", "You are not registered yet.", "You have a place"),
    ],
)
def test_whoever_follows_the_link_has_a_place(event, code, thanks, welcome):
    client = Client(enforce_csrf_checks=True)
    answer = send(client, event, code)
    page = client.get(answer["Location"]).content.decode()
    assert thanks in page
    assert Registration.objects.get().status == "unconfirmed"
    link = confirm_link(mail.outbox[0])
    # A scanner of mail follows every link, more than once, and presses nothing.
    for _number in range(3):
        assert client.get(link).status_code == 200
    assert Registration.objects.get().status == "unconfirmed"
    page = client.post(link, follow=True).content.decode()
    assert welcome in page
    assert Registration.objects.get().status == "confirmed"
    assert not client.cookies
    assert "no-store" in client.get(link, follow=True)["Cache-Control"]


@pytest.mark.parametrize(
    ("code", "subject", "words"),
    [
        ("sv", "Bekräfta din anmälan: Rätten", "torsdag 10 december 2026 kl. 18.00–19.30"),
        ("en", "Confirm your registration: The right", "Thursday 10 December 2026, 18:00–19:30"),
    ],
)
def test_mail_is_plain_short_and_in_the_reader_s_language(client, event, code, subject, words):
    send(client, event, code)
    (message,) = mail.outbox
    assert message.subject == subject
    assert words in message.body
    assert message.to == ["rosa@example.org"]
    assert message.content_subtype == "plain"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    long = [line for line in message.body.splitlines() if len(line) > 72]
    assert all(line.startswith("http") for line in long)


@pytest.mark.parametrize(("code", "name"), [("sv", "ratten.ics"), ("en", "the-right.ics")])
def test_the_calendar_file_is_named_in_the_language_of_the_mail_and_of_the_page(
    client, event, code, name
):
    register(client, event, "Rosa", code)
    assert mail.outbox[-1].attachments[0][0] == name
    download = client.get(f"{event.address(code)}calendar.ics")
    assert download["Content-Disposition"] == f'inline; filename="{name}"'


def test_the_place_comes_with_the_event_for_the_calendar(client, event):
    register(client, event, "Rosa")
    message = mail.outbox[-1]
    assert message.subject == "Du har plats: Rätten"
    ((name, content, kind),) = message.attachments
    assert (name, kind) == ("ratten.ics", "text/calendar")
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(entry["uid"]) == str(event.translation_key)
    start = entry["dtstart"]
    assert isinstance(start, vDDDTypes)
    assert start.dt == datetime(2026, 12, 10, 17, tzinfo=UTC)


def test_a_link_in_a_mail_is_read_or_posted_and_nothing_else(event):
    register(Client(), event, "Ada")
    assert Client().put(confirm_link(mail.outbox[0])).status_code == 405
