"""What time does to registrations: they lapse, are reminded of, and are erased."""

import io
import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db.models import F

from events.models import EventPage, Registration, RegistrationQuestion
from events.registrations.services import cancel
from palmecenter.forms.models import OutgoingMail
from palmecenter.forms.outbox import deliver_waiting, waiting
from tests.events.registering import links_in
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


def process(command: str = "process_registrations") -> str:
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_what_nobody_confirms_lapses_after_two_days(clock, event):
    RegistrationFactory(event=event, status="unconfirmed", number=None)
    clock.shift(timedelta(hours=48))
    assert "lapsed: 0" in process()
    clock.shift(timedelta(seconds=1))
    assert "lapsed: 1" in process()
    assert not Registration.objects.exists()


def test_everybody_with_a_place_is_reminded_once_two_days_before(clock, event):
    publish(event, capacity=1)
    RegistrationFactory(event=event, email="a@example.org", language="en")
    RegistrationFactory(event=event, status="waiting")
    begins = event.span[0]
    clock.move_to(begins - timedelta(days=2, seconds=1))
    process()
    assert not mail.outbox
    clock.move_to(begins - timedelta(days=2))
    assert "reminded: 1" in process()
    assert "reminded: 0" in process()
    (message,) = mail.outbox
    assert message.subject == "Soon: The right"
    assert "/mine/" in message.body


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_reminded_of_what_does_not_take_place(clock, event, status):
    RegistrationFactory(event=event)
    publish(event, status=status)
    clock.move_to(event.span[0] - timedelta(days=1))
    assert "reminded: 0" in process()


def test_nobody_is_reminded_of_what_has_begun(clock, event):
    RegistrationFactory(event=event)
    clock.move_to(event.span[0])
    assert "reminded: 0" in process()


def test_nobody_is_told_of_a_place_that_was_not_confirmed(event):
    RegistrationFactory(event=event, status="unconfirmed", number=None, told="")
    assert "told: 0" in process()
    assert not mail.outbox


def test_where_places_were_added_without_a_word_the_next_in_line_moves_up(event):
    publish(event, capacity=1)
    RegistrationFactory(event=event)
    waits = RegistrationFactory.create(event=event, status="waiting")
    EventPage.objects.filter(pk=event.pk).update(capacity=2)
    assert "moved up: 1" in process()
    waits.refresh_from_db()
    assert waits.status == "confirmed"


def test_answers_to_an_event_that_is_to_come_stay_when_others_go(clock, event, index):
    later_on = EventPageFactory(parent=index, start_date=event.start_date + timedelta(days=60))
    diet = RegistrationQuestion(label_sv="Mat", label_en="Food", is_sensitive=True)
    publish(later_on, questions=[diet])
    over = RegistrationFactory.create(event=event, answers=answers(event, "Vegan", "Umeå"))
    to_come = RegistrationFactory.create(
        event=later_on, answers={str(later_on.questions.get().pk): "Vegan"}
    )
    clock.move_to(event.span[1] + timedelta(days=2))
    assert "answers erased: 1" in process()
    over.refresh_from_db()
    to_come.refresh_from_db()
    assert list(over.answers.values()) == ["Umeå"]
    assert list(to_come.answers.values()) == ["Vegan"]


def test_sensitive_answers_go_the_day_after_and_everything_after_thirty_days(clock, event):
    RegistrationFactory(event=event, answers=answers(event, "Vegan", "Umeå"))
    ends = event.span[1]
    clock.move_to(ends + timedelta(days=1))
    assert "answers erased: 0" in process()
    clock.move_to(ends + timedelta(days=1, seconds=1))
    assert "answers erased: 1" in process()
    assert list(Registration.objects.get().answers.values()) == ["Umeå"]
    assert "answers erased: 0" in process()
    clock.move_to(ends + timedelta(days=30))
    assert "\nerased: 0" in process()
    clock.move_to(ends + timedelta(days=30, seconds=1))
    assert "\nerased: 1" in process()
    assert not Registration.objects.exists()


def test_whoever_erases_themself_after_the_event_moves_nobody_up(clock, event):
    ada = RegistrationFactory.create(event=event)
    publish(event, capacity=1)
    RegistrationFactory(event=event, status="waiting")
    clock.move_to(event.span[1])
    assert cancel(ada.key)
    assert Registration.objects.get().status == "waiting"
    assert not mail.outbox


def later(**times: int) -> None:
    """Let what waits be due, as if so much time had gone by."""
    OutgoingMail.objects.update(try_at=F("try_at") - timedelta(**times))


def test_what_could_not_be_sent_is_sent_later_and_the_log_names_nobody(event, settings, caplog):
    RegistrationFactory(event=event, name="Ada Ek", email="ada@example.org", told="")
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with caplog.at_level(logging.DEBUG):
        assert "told: 1" in process()
    assert "could not be sent" in caplog.text
    assert "Ada" not in caplog.text
    assert "ada@" not in caplog.text
    # It waits: staff see that it is not told, and no second one is written.
    assert Registration.objects.get().told == ""
    assert "told: 0" in process()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    later(minutes=5)
    assert deliver_waiting() == 1
    assert mail.outbox[-1].to == ["ada@example.org"]
    assert Registration.objects.get().told == "confirmed"
    assert "told: 0" in process()
    assert len(mail.outbox) == 1


def test_a_mail_that_waited_until_it_is_no_longer_true_is_written_anew(event, settings):
    RegistrationFactory(event=event, email="ada@example.org", told="")
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    process()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    EventPage.objects.filter(pk=event.pk).update(sequence=F("sequence") + 1)
    later(minutes=5)
    deliver_waiting()
    assert not mail.outbox
    assert "told: 1" in process()
    assert len(mail.outbox) == 1


def test_a_reminder_waits_once_and_is_noted_when_it_went_out(event, settings, clock):
    RegistrationFactory(event=event)
    clock.move_to(event.starts_at - timedelta(hours=30))
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "reminded: 1" in process()
    assert "reminded: 0" in process()
    assert Registration.objects.get().reminded_at is None
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    later(minutes=5)
    deliver_waiting()
    assert Registration.objects.get().reminded_at
    assert "reminded: 0" in process()
    assert len(mail.outbox) == 1


def test_what_waits_about_an_event_is_taken_back_when_its_level_is_raised(event, settings):
    RegistrationFactory(event=event, told="")
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    process()
    assert waiting(event=event.pk).count() == 1
    publish(event, protection="protected")
    assert not waiting().exists()


def test_the_report_holds_numbers_alone(event):
    RegistrationFactory(event=event, name="Ada Ek")
    for line in process().splitlines():
        what, _colon, count = line.partition(": ")
        assert what.replace(" ", "").isalpha()
        assert count.isdecimal()


def test_nobody_is_reminded_of_an_event_that_was_taken_off_the_site(client, clock, event) -> None:
    RegistrationFactory(event=event, email="ada@example.org")
    EventPage.objects.get(pk=event.pk).unpublish()
    clock.move_to(event.span[0] - timedelta(days=1))
    assert "reminded: 0" in process()
    assert not mail.outbox
    publish(event)
    assert "reminded: 1" in process()
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    assert {client.get(link).status_code for link in links_in(message)} == {200}


def test_the_name_that_timetables_of_servers_have_does_the_same(clock, event):
    RegistrationFactory(event=event, status="unconfirmed", number=None)
    clock.shift(timedelta(hours=48, seconds=1))
    assert "lapsed: 1" in process("tend_registrations")
    assert not Registration.objects.exists()
