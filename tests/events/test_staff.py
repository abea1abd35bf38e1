"""What staff do with registrations, and what time does to them."""

import csv
import io
import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.users.models import UserProfile

from events.models import EventPage, Registration, RegistrationQuestion
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(index) -> EventPage:
    page = EventPageFactory(
        parent=index, heading_sv="Rätten", heading_en="The right", registration="open", capacity=2
    )
    diet = RegistrationQuestion(label_sv="Mat", label_en="Food", is_sensitive=True, sort_order=0)
    from_where = RegistrationQuestion(label_sv="Ort", label_en="Town", sort_order=1)
    return publish(page, questions=[diet, from_where])


def answers(event: EventPage, *texts: str) -> dict[str, str]:
    keys = [str(one.pk) for one in event.questions.order_by("sort_order")]
    return dict(zip(keys, texts, strict=True))


def address(name: str, event: EventPage) -> str:
    return reverse(f"events_registrations_{name}", args=[event.pk])


def test_staff_see_who_comes_on_screen_and_on_paper(editor_client, event):
    RegistrationFactory(event=event, name="Ada", answers=answers(event, "Vegan", "Umeå"))
    RegistrationFactory(event=event, name="Bea", status="waiting")
    # No token of a form holds this by chance.
    RegistrationFactory(event=event, name="Cia Å", status="unconfirmed", number=None)
    overview = editor_client.get(reverse("events_registrations")).content.decode()
    assert "Rätten" in overview
    screen = editor_client.get(address("event", event)).content.decode()
    assert "Ada" in screen
    assert "Vegan" in screen
    assert "Bea" in screen
    assert "Cia Å" not in screen
    paper = editor_client.get(address("paper", event)).content.decode()
    assert "Ada" in paper
    assert "Umeå" in paper
    assert "Bea" not in paper
    assert "@example.org" not in paper


def test_the_file_runs_nothing_on_anybody_s_machine(editor_client, event):
    formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", 'Ada; "x" =1']
    for formula in formulas:
        RegistrationFactory(event=event, name=formula, answers=answers(event, formula, "ok"))
    response = editor_client.get(address("file", event))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("\ufeff")
    _head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert [row[1] for row in rows] == [f"'{one}" for one in formulas[:-1]] + formulas[-1:]
    assert rows[0][5] == "'=1+1"
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("language", "first"), [("sv", "har plats;Ada;"), ("en", "has a place,Ada,")]
)
def test_the_file_has_columns_in_the_editors_excel_and_languages_in_words(
    editor_client, event, language, first
):
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": language}
    )
    RegistrationFactory(event=event, name="Ada", language="en")
    line = editor_client.get(address("file", event)).content.decode("utf-8-sig").splitlines()[1]
    assert line.startswith(first)
    assert "English" in line


def test_everybody_is_written_to_in_their_language(editor_client, event):
    RegistrationFactory(event=event, email="sv@example.org", language="sv")
    RegistrationFactory(event=event, email="en@example.org", language="en")
    RegistrationFactory(event=event, email="w@example.org", status="waiting")
    texts = {"subject_sv": "Ny sal", "words_sv": "Vi ses i B.", "subject_en": "", "words_en": ""}
    answer = editor_client.post(address("message", event), {"to": ["confirmed"], **texts})
    assert answer.status_code == 302
    assert {message.to[0]: message.subject for message in mail.outbox} == {
        "sv@example.org": "Ny sal",
        "en@example.org": "Ny sal",
    }
    mail.outbox.clear()
    texts |= {"subject_en": "New hall", "words_en": "See you in B."}
    editor_client.post(address("message", event), {"to": ["confirmed", "waiting"], **texts})
    assert {message.to[0]: message.subject for message in mail.outbox} == {
        "sv@example.org": "Ny sal",
        "en@example.org": "New hall",
        "w@example.org": "Ny sal",
    }
    english = next(message for message in mail.outbox if message.to == ["en@example.org"])
    assert "See you in B." in english.body
    assert "Thursday 10 December 2026" in english.body


def test_half_a_message_is_not_sent_and_stays_in_the_form(editor_client, event):
    RegistrationFactory(event=event)
    half = {"to": ["confirmed"], "subject_sv": "Ny sal", "words_en": "Only words"}
    page = editor_client.post(address("message", event), half).content.decode()
    assert "Ny sal" in page
    assert "Only words" in page
    assert not mail.outbox


def test_staff_erase_one_and_the_next_in_line_gets_the_place(editor_client, event):
    ada = RegistrationFactory.create(event=event, name="Ada")
    RegistrationFactory(event=event, name="Bea")
    RegistrationFactory(event=event, name="Cia", status="waiting", email="cia@example.org")
    editor_client.post(address("erase", event), {"registration": ada.pk})
    assert sorted(Registration.objects.values_list("name", "status")) == [
        ("Bea", "confirmed"),
        ("Cia", "confirmed"),
    ]
    assert mail.outbox[-1].to == ["cia@example.org"]
    editor_client.post(address("erase", event), {})
    assert Registration.objects.count() == 2
    editor_client.post(address("erase", event), {"all": "yes"})
    assert not Registration.objects.exists()


def tend() -> str:
    out = io.StringIO()
    call_command("tend_registrations", stdout=out)
    return out.getvalue()


def test_what_nobody_confirms_lapses_after_two_days(clock, event):
    RegistrationFactory(event=event, status="unconfirmed", number=None)
    clock.shift(timedelta(hours=48))
    assert "lapsed: 0" in tend()
    clock.shift(timedelta(seconds=1))
    assert "lapsed: 1" in tend()
    assert not Registration.objects.exists()


def test_everybody_with_a_place_is_reminded_once_two_days_before(clock, event):
    publish(event, capacity=1)
    RegistrationFactory(event=event, email="a@example.org", language="en")
    RegistrationFactory(event=event, status="waiting")
    begins = event.span[0]
    clock.move_to(begins - timedelta(days=2, seconds=1))
    tend()
    assert not mail.outbox
    clock.move_to(begins - timedelta(days=2))
    assert "reminded: 1" in tend()
    assert "reminded: 0" in tend()
    (message,) = mail.outbox
    assert message.subject == "Soon: The right"
    assert "/mine/" in message.body


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_reminded_of_what_does_not_take_place(clock, event, status):
    RegistrationFactory(event=event)
    publish(event, status=status)
    clock.move_to(event.span[0] - timedelta(days=1))
    assert "reminded: 0" in tend()


def test_sensitive_answers_go_the_day_after_and_everything_after_thirty_days(clock, event):
    RegistrationFactory(event=event, answers=answers(event, "Vegan", "Umeå"))
    ends = event.span[1]
    clock.move_to(ends + timedelta(days=1))
    assert "answers erased: 0" in tend()
    clock.move_to(ends + timedelta(days=1, seconds=1))
    assert "answers erased: 1" in tend()
    assert list(Registration.objects.get().answers.values()) == ["Umeå"]
    assert "answers erased: 0" in tend()
    clock.move_to(ends + timedelta(days=30))
    assert "\nerased: 0" in tend()
    clock.move_to(ends + timedelta(days=30, seconds=1))
    assert "\nerased: 1" in tend()
    assert not Registration.objects.exists()


def test_whoever_erases_themself_after_the_event_moves_nobody_up(clock, event):
    from events.booking import leave

    ada = RegistrationFactory.create(event=event)
    publish(event, capacity=1)
    RegistrationFactory(event=event, status="waiting")
    clock.move_to(event.span[1])
    assert leave(ada.key)
    assert Registration.objects.get().status == "waiting"
    assert not mail.outbox


def test_what_could_not_be_sent_is_sent_later_and_the_log_names_nobody(event, settings, caplog):
    RegistrationFactory(event=event, name="Ada Ek", email="ada@example.org", told="")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with caplog.at_level(logging.DEBUG):
        assert "told: 0" in tend()
    assert "could not be told" in caplog.text
    assert "Ada" not in caplog.text
    assert "ada@" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert "told: 1" in tend()
    assert mail.outbox[-1].to == ["ada@example.org"]
    assert "told: 0" in tend()


def test_the_report_holds_numbers_alone(event):
    RegistrationFactory(event=event, name="Ada Ek")
    for line in tend().splitlines():
        what, _colon, count = line.partition(": ")
        assert what.replace(" ", "").isalpha()
        assert count.isdecimal()
