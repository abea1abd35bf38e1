"""The form: what is wrong is said at its field, any name will do, floods stop; its words fit."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from events.models import Registration, RegistrationQuestion
from palmecenter.forms.models import Count, Salt
from palmecenter.forms.outbox import waiting
from tests.events.reading import text_of
from tests.events.registering import (
    confirm_link,
    fields_of,
    form_address,
    my_link,
    register,
    send,
)
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

NOWHERE: dict[str, Any] = {"place_name": "", "street": "", "city": ""}
BAD = [
    ({"email": "inte en adress"}, "email"),
    ({"email": "a@b"}, "email"),
    ({"email": "rosa@example.org\x00"}, "email"),
    ({"email": f"{'a' * 10_000}@example.org"}, "email"),
    ({"email": ""}, "email"),
    ({"who": ""}, "who"),
    ({"who": "   "}, "who"),
    ({"who": "å" * 10_000}, "who"),
    ({"who": "Ro\x00sa"}, "who"),
    ({"consent": ""}, "consent"),
]


@pytest.mark.parametrize(("wrong", "field"), BAD)
@pytest.mark.parametrize("code", ["sv", "en"])
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    client, event, code, wrong, field
):
    typed = {"who": "Rosa Ek", "email": "rosa@example.org"} | wrong
    answer = send(client, event, code, **typed)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert f'href="#id_{field}"' in html
    assert f'id="id_{field}_error"' in html
    again = fields_of(html)
    # HTML can hold no NUL: a browser would show another sign in its place.
    assert {name: again[name] for name in ("who", "email")} == {
        name: typed[name].replace("\0", "") for name in ("who", "email")
    }
    assert not mail.outbox
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("🌹 Rosa 🌹", "Hej 🌹 Rosa 🌹!"),
        ("وردة الحرية", "Hej وردة الحرية!"),
        ("\u202eatsoR", "Hej atsoR!"),
        ("O'Brien <b>&amp;</b>", "Hej O'Brien!"),
        ("=cmd|' /C calc'!A0", "Hej calc'!A0!"),
        ("မြတ်", "Hej မြတ်!"),
    ],
)
def test_any_name_is_a_name(client, event, name, greeting):
    send(client, event, who=name)
    page = client.get(confirm_link(mail.outbox[0])).content.decode()
    client.post(confirm_link(mail.outbox[0]))
    assert Registration.objects.get().name == name.removeprefix("\u202e")
    assert "<b>&amp;" not in page
    assert "<b>&amp;" not in client.get(my_link(mail.outbox[1])).content.decode()
    assert f"{greeting}\n" in mail.outbox[1].body


def test_a_form_that_another_site_sends_is_refused(event):
    client = Client(enforce_csrf_checks=True)
    address = form_address(event)
    empty = fields_of(client.get(address).content.decode())
    answer = client.post(address, {**empty, "who": "X"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert not mail.outbox


def test_robots_and_floods_are_stopped_and_nothing_of_them_is_stored(client, event, settings):
    assert send(client, event, website="https://spam.example").status_code == 422
    settings.FORMS_AN_HOUR = 2
    for number in range(2):
        assert send(client, event, email=f"a{number}@example.org").status_code == 302
    refused = send(client, event, email="a3@example.org", who="Kvar")
    assert refused.status_code == 429
    assert fields_of(refused.content.decode())["who"] == "Kvar"
    assert "127.0.0.1" not in str([*Count.objects.values(), *Salt.objects.values()])


def test_no_address_is_flooded_with_mail(client, event):
    for _number in range(5):
        assert send(client, event).status_code == 302
    answer = send(client, event)
    assert answer.status_code == 422
    assert "Flera mejl har gått till den här adressen" in answer.content.decode()
    assert len(mail.outbox) == 5


def test_a_mail_server_that_is_gone_holds_nobody_up_and_the_mail_comes_later(
    client, event, settings
):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert send(client, event, who="Rosa", email="rosa@example.org").status_code == 302
    assert Registration.objects.get().name == "Rosa"
    assert not mail.outbox
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        call_command("run_due")
    assert mail.outbox[0].to == ["rosa@example.org"]
    client.post(confirm_link(mail.outbox[0]))
    assert Registration.objects.get().status == "confirmed"


def test_the_mail_says_until_when_its_link_is_good_however_late_it_comes(client, event, clock):
    send(client, event, code="sv")
    until = timezone.localtime() + timedelta(hours=48)
    assert f"klockan {until:%H:%M} svensk tid" in mail.outbox[0].body
    clock.move_to(until - timedelta(seconds=1))
    assert client.get(confirm_link(mail.outbox[0])).status_code == 200
    clock.move_to(until + timedelta(seconds=1))
    assert client.get(confirm_link(mail.outbox[0])).status_code == 410


def test_what_waits_to_be_sent_to_somebody_goes_with_their_registration(client, event, settings):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send(client, event)
    assert waiting().count() == 1
    Registration.objects.get().delete()
    assert not waiting().exists()


def test_a_registration_whose_mail_cannot_even_be_noted_is_not_noted(client, event, monkeypatch):
    def full(_message: Any) -> bytes:
        raise OperationalError

    monkeypatch.setattr("palmecenter.forms.outbox.sealed", full)
    client.raise_request_exception = False
    assert send(client, event).status_code == 503
    assert not Registration.objects.exists()


def test_the_way_to_the_form_begins_at_the_home_page_and_ends_at_the_event(client, event):
    html = client.get(form_address(event, "sv")).content.decode()
    crumbs = html[html.index('class="crumbs"') : html.index("<h1>")]
    assert '<li><a href="/sv/">Hem</a></li>' in crumbs
    assert crumbs.rindex("<a ") == crumbs.index(f'<a href="{event.address("sv")}"')


def asked_about(words, page):
    """Return the question on a page whose text is `words`."""
    fields = BeautifulSoup(page.content, "html.parser").find_all("fieldset")
    return next(field for field in fields if words in str(field.legend))


def test_a_question_without_words_in_the_readers_language_is_asked_in_the_other(client, event):
    publish(event, questions=[RegistrationQuestion(label_sv="Mat", label_en="Food")])
    # Published before it was refused.
    RegistrationQuestion.objects.update(
        kind="choice", label_en="", is_required=True, options_sv="Kött\nGrönt", help_text_sv="Här."
    )
    asked = RegistrationQuestion.objects.get()
    english = asked_about("Mat", client.get(form_address(event, "en")))
    words = {word.get_text() for word in english.find_all("bdi", lang="sv")}
    assert words == {"Mat", "Här.", "Kött", "Grönt"}
    assert send(client, event, "en").status_code == 422
    assert send(client, event, "en", **{f"question{asked.pk}": "Grönt"}).status_code == 302
    client.post(confirm_link(mail.outbox[-1]))
    mine = client.get(my_link(mail.outbox[-1])).content.decode()
    assert '<dt><bdi lang="sv">Mat</bdi></dt><dd>Grönt</dd>' in mine
    assert not asked_about("Mat", client.get(form_address(event))).find_all(lang=True)


@pytest.mark.parametrize(
    ("code", "agreed", "press"),
    [
        ("sv", "bara för det här evenemanget</a>: Kryssa", "tryck på knappen där, så är du det."),
        ("en", "for this event alone</a>: Tick", "press the button there, and you are."),
    ],
)
def test_the_pages_say_what_is_missing_and_what_is_left_to_do(client, event, code, agreed, press):
    assert agreed in send(client, event, code, consent="").content.decode()
    thanks = client.get(send(client, event, code)["Location"]).content.decode()
    assert press in thanks


def test_the_form_says_whose_clocks_the_times_are_as_the_page_does(client, event):
    clocks = "Stockholm time · 17:00–18:30 UTC"
    assert clocks not in text_of(client, form_address(event, "en"))
    publish(event, is_online=True)
    assert clocks in text_of(client, form_address(event, "en"))
    register(client, event, "Rosa")
    assert "tid i Stockholm · kl. 17.00–18.30 UTC" in text_of(client, my_link(mail.outbox[-1]))


def test_an_event_on_the_clocks_of_utc_says_so_on_its_page_in_the_form_and_in_the_mail(
    client, event
):
    publish(event, is_online=True, time_zone="UTC")
    said = "Thursday 10 December 2026, 18:00–19:30"
    for address in (event.address("en"), form_address(event, "en")):
        assert f"{said} UTC" in text_of(client, address)
    send(client, event, "en")
    assert f"{said} (UTC)" in mail.outbox[-1].body


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
