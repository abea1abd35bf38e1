"""Staff learn who is registered and has not been told of a change, and can write to them."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.models import EventPage
from tests.events.registering import register
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(index) -> EventPage:
    page = EventPageFactory(
        parent=index, heading_sv="Rätten", heading_en="The right", registration="open"
    )
    for status in ("confirmed", "waiting"):
        RegistrationFactory(event=page, status=status)
    RegistrationFactory(event=page, status="unconfirmed", number=None)
    return publish(page)


def address(name: str, event: EventPage) -> str:
    return reverse(f"events_registrations_{name}", args=[event.pk])


def messages_on(page) -> str:
    found = BeautifulSoup(page.content, "html.parser").find(class_="messages")
    return str(found or "")


def edit_and_publish(client: Client, event: EventPage, **given: str) -> str:
    """Send the editor's form with some facts changed; return the messages that staff read."""
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    form = client.get(edit).context["form"]
    served = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in served.items() if value or value == 0}
    data |= {"body_sv": streamfield([]), "body_en": streamfield([]), "spoken": "sv"}
    data |= {name: inline_formset([]) for name in form.formsets}
    data |= {"action-publish": "1"} | given
    answer = client.post(edit, nested_form_data(data), follow=True)
    assert answer.status_code == 200
    return messages_on(answer)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"status": "cancelled"},
            "2 people are registered and have not been told that it is cancelled.",
        ),
        (
            {"status": "postponed"},
            "2 people are registered and have not been told that it is postponed.",
        ),
        (
            {"start_date": "2026-12-11"},
            "2 people are registered and have not been told when and where",
        ),
        (
            {"city": "Lund"},
            "2 people are registered and have not been told when and where it is now.",
        ),
    ],
)
def test_whoever_publishes_a_change_is_offered_to_write(editor_client, event, change, words):
    said = edit_and_publish(editor_client, event, **change)
    assert words in said
    assert f'href="{address("message", event)}"' in said
    assert not mail.outbox


def test_what_those_who_come_need_not_know_is_not_offered(editor_client, event):
    said = edit_and_publish(editor_client, event, notice_sv="Kaffe finns.")
    assert "published" in said
    assert "registered" not in said
    event.refresh_from_db()
    assert event.notice_sv == "Kaffe finns."


def test_nothing_is_said_of_what_is_over(clock, event, django_user_model):
    clock.move_to(event.span[1] - timedelta(minutes=1))
    editor_client = Client()
    editor_client.force_login(django_user_model.objects.create_superuser("e", "e@example.org", "x"))
    assert "registered" in edit_and_publish(editor_client, event, status="cancelled")
    clock.shift(timedelta(minutes=1))
    assert "registered" not in edit_and_publish(editor_client, event, status="postponed")


def test_whoever_may_not_write_is_told_without_a_button(event):
    user = get_user_model().objects.create_user("u", "u@example.org", "x", is_staff=True)
    user.groups.add(Group.objects.get(name="Moderators"))
    client = Client()
    client.force_login(user)
    said = edit_and_publish(client, event, status="cancelled")
    assert "have not been told" in said
    assert address("message", event) not in said


@pytest.mark.parametrize(
    ("status", "subjects", "words"),
    [
        (
            "cancelled",
            ["Inställt: Rätten", "Cancelled: The right"],
            "“The right”, which was to be on Thursday 10 December 2026, 18:00–19:30, is cancelled.",
        ),
        (
            "postponed",
            ["Uppskjutet: Rätten", "Postponed: The right"],
            "“The right”, which was to be on Thursday 10 December 2026, 18:00–19:30, is postponed.",
        ),
    ],
)
def test_the_message_is_proposed_in_both_languages(editor_client, event, status, subjects, words):
    publish(event, status=status, notice_sv="Talaren är sjuk.", notice_en="The speaker is ill.")
    form = editor_client.get(address("message", event)).context["form"]
    assert [form[f"subject_{code}"].value() for code in ("sv", "en")] == subjects
    assert form["words_en"].value() == f"{words}\n\nThe speaker is ill."
    assert form["words_sv"].value().endswith("\n\nTalaren är sjuk.")
    assert form["to"].value() == ["confirmed", "waiting"]


@pytest.mark.parametrize(
    ("status", "word"), [("cancelled", "Cancelled"), ("postponed", "Postponed")]
)
def test_the_lists_of_registrations_say_what_does_not_take_place(
    editor_client, event, status, word
):
    lists = [reverse("events_registrations"), address("event", event), address("paper", event)]
    for one in lists:
        assert word not in editor_client.get(one).content.decode()
    publish(event, status=status)
    for one in lists:
        assert word in editor_client.get(one).content.decode()
    attendance = editor_client.get(address("event", event)).content.decode()
    assert f"2 people are registered and have not been told that it is {status}." in attendance


def test_nothing_is_proposed_where_nothing_has_changed(editor_client, event):
    form = editor_client.get(address("message", event)).context["form"]
    assert not form["subject_sv"].value()
    publish(event, start_date=date(2026, 12, 11))
    form = editor_client.get(address("message", event)).context["form"]
    assert form["subject_en"].value() == "New time or place: The right"


def test_whoever_has_been_written_to_or_comes_later_knows(client, editor_client, event):
    publish(event, city="Lund")
    register(client, event, "Ny")
    assert "2 people" in edit_and_publish(editor_client, event)
    texts = {"subject_sv": "Ny ort", "words_sv": "Vi ses i Lund.", "to": ["confirmed", "waiting"]}
    editor_client.post(address("message", event), texts)
    assert "registered" not in edit_and_publish(editor_client, event)
    assert "3 people" in edit_and_publish(editor_client, event, status="cancelled")
