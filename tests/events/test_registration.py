"""Registration, from the form to the door, in both languages and without a cookie."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar, vDDDTypes

from events.models import EventPage, Registration, RegistrationQuestion
from palmecenter.forms.models import Count, Salt
from tests.events.registering import (
    confirm_link,
    fields_of,
    form_address,
    links_in,
    my_link,
    register,
    send,
)
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(index) -> EventPage:
    return EventPageFactory(
        parent=index,
        heading_sv="Rätten",
        heading_en="The right",
        slug="ratten",
        registration="open",
        capacity=2,
    )


def status_of(name: str) -> str:
    return Registration.objects.get(name=name).status


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


def test_the_waiting_list_moves_up_by_itself_and_tells(client, event):
    for name in ("Ada", "Bea", "Cia", "Dag"):
        page = register(client, event, name).content.decode()
    assert "Din plats i kön: 2." in page
    assert "väntelistan" in mail.outbox[-1].subject
    assert [status_of(name) for name in ("Ada", "Bea", "Cia", "Dag")] == [
        "confirmed",
        "confirmed",
        "waiting",
        "waiting",
    ]
    ada = next(one for one in mail.outbox if one.to == ["ada@example.org"] and one.attachments)
    sent = len(mail.outbox)
    left = client.post(my_link(ada)).content.decode()
    assert "Avbokad och raderad" in left
    assert not Registration.objects.filter(name="Ada").exists()
    (told,) = mail.outbox[sent:]
    assert told.to == ["cia@example.org"]
    assert "En plats har blivit ledig" in told.body
    assert (status_of("Cia"), status_of("Dag")) == ("confirmed", "waiting")


def test_more_places_go_to_those_who_wait(client, event, django_capture_on_commit_callbacks):
    for name in ("Ada", "Bea", "Cia", "Dag"):
        register(client, event, name)
    with django_capture_on_commit_callbacks(execute=True):
        publish(event, capacity=3)
    assert (status_of("Cia"), status_of("Dag")) == ("confirmed", "waiting")
    assert mail.outbox[-1].to == ["cia@example.org"]


def test_fewer_places_take_nobody_s(client, event, django_capture_on_commit_callbacks):
    register(client, event, "Ada")
    register(client, event, "Bea")
    with django_capture_on_commit_callbacks(execute=True):
        publish(event, capacity=1)
    register(client, event, "Cia")
    assert [status_of(name) for name in ("Ada", "Bea", "Cia")] == [
        "confirmed",
        "confirmed",
        "waiting",
    ]


def test_whoever_comes_while_others_wait_waits_behind_them(client, event):
    RegistrationFactory(event=event, status="waiting", number=1)
    publish(event, capacity=1)
    assert "väntelistan" in client.get(form_address(event)).content.decode()
    register(client, event, "Ada")
    assert status_of("Ada") == "waiting"


def test_an_address_is_registered_once_and_nobody_else_learns_that_it_is(client, event):
    register(client, event, "Rosa")
    known = send(client, event, email="ROSA@example.org")
    new = send(client, event, email="ny@example.org")
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    message = next(one for one in mail.outbox if one.subject == "Du är redan anmäld: Rätten")
    assert message.to == ["rosa@example.org"]
    assert "Rosa" in client.get(my_link(message)).content.decode()
    assert Registration.objects.exclude(status="unconfirmed").count() == 1


def test_two_forms_for_one_address_lead_to_one_place(client, event):
    send(client, event)
    send(client, event)
    first, second = map(confirm_link, mail.outbox)
    client.post(first)
    page = client.post(second, follow=True).content.decode()
    assert "Du har plats" in page
    assert Registration.objects.count() == 1


def test_a_link_that_is_followed_again_changes_nothing(client, event):
    register(client, event, "Rosa")
    link = confirm_link(mail.outbox[0])
    before = list(Registration.objects.values())
    for _number in range(3):
        page = client.post(link, follow=True)
        assert "Du har plats" in page.content.decode()
    assert list(Registration.objects.values()) == before
    assert len(mail.outbox) == 2


def test_a_link_that_is_too_old_says_so_and_books_nothing(client, clock, event):
    send(client, event)
    link = confirm_link(mail.outbox[0])
    clock.shift(timedelta(hours=48, seconds=1))
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "Länken har blivit för gammal" in answer.content.decode()
    assert Registration.objects.get().status == "unconfirmed"


def test_a_link_to_what_is_erased_says_so(client, event):
    register(client, event, "Rosa")
    mine, confirm = my_link(mail.outbox[-1]), confirm_link(mail.outbox[0])
    client.post(mine)
    for link in (mine, confirm):
        for answer in (client.get(link), client.post(link)):
            assert answer.status_code == 410
            assert "Här finns inget kvar" in answer.content.decode()


def forgeries(key: str) -> list[str]:
    uuid, moment, signature = key.split("-")
    return [
        "x",
        "0-0-0",
        f"{uuid}-{moment}-{signature[:-1]}",
        f"{uuid}-{moment}-{'0' * 32}",
        f"{uuid}-zzzzzz-{signature}",
        f"{'0' * 32}-{moment}-{signature}",
        f"{key}-x",
        "a" * 4000,
    ]


def test_forged_links_are_refused_with_a_clear_word(client, event):
    register(client, event, "Rosa")
    confirm, mine = confirm_link(mail.outbox[0]), my_link(mail.outbox[-1])
    for link in (confirm, mine):
        base, key, _slash = link.rsplit("/", 2)
        for forged in forgeries(key):
            for answer in (client.get(f"{base}/{forged}/"), client.post(f"{base}/{forged}/")):
                assert answer.status_code == 404
                assert "Länken fungerar inte" in answer.content.decode()
    # A link is good for one thing: what confirms does not show or erase.
    key = confirm.rsplit("/", 2)[1]
    assert client.post(f"{form_address(event)}min/{key}/").status_code == 404
    assert Registration.objects.count() == 1


def test_a_link_of_one_event_is_none_at_another(client, index, event):
    register(client, event, "Rosa")
    other = EventPageFactory(parent=index, registration="open")
    key = my_link(mail.outbox[-1]).rsplit("/", 2)[1]
    assert client.post(f"{form_address(other)}min/{key}/").status_code == 410
    assert Registration.objects.count() == 1


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
    assert {name: again[name] for name in ("who", "email")} == {
        name: typed[name] for name in ("who", "email")
    }
    assert not mail.outbox
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "🌹 Rosa 🌹",
        "وردة الحرية",
        "\u202eatsoR",
        "O'Brien <b>&amp;</b>",
        "=cmd|' /C calc'!A0",
        "မြတ်",
    ],
)
def test_any_name_is_a_name(client, event, name):
    send(client, event, who=name)
    page = client.get(confirm_link(mail.outbox[0])).content.decode()
    client.post(confirm_link(mail.outbox[0]))
    assert Registration.objects.get().name == name
    assert "<b>&amp;" not in page
    assert f"Hej {name}!" in mail.outbox[0].body


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


def test_when_mail_fails_it_is_said_and_what_was_typed_is_still_there(client, event, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = send(client, event)
    html = answer.content.decode()
    assert answer.status_code == 503
    assert "Vi kunde inte skicka mejlet just nu." in html
    assert fields_of(html)["who"] == "Rosa"
    assert not Registration.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    again = client.post(form_address(event), {**fields_of(html), "consent": "on"})
    assert again.status_code == 302


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
    for moment, phase in [
        (opens - second, "not_yet"),
        (opens, "open"),
        (closes - second, "open"),
        (closes, "closed"),
    ]:
        clock.move_to(moment)
        assert EventPage.objects.get().phase.value == phase


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
    words = {"sv": "bekrafta", "en": "confirm"}
    key = link.rsplit("/", 2)[1]
    expected = f"{form_address(event, other)}{words[other]}/{key}/"
    page = client.get(link).content.decode()
    assert f'href="{expected}"' in page
    assert 'name="robots" content="noindex"' in page
    assert client.get(expected).status_code == 200


def test_nothing_personal_is_in_a_name_for_logs(event):
    registration = RegistrationFactory(event=event, name="Rosa Ek")
    assert "Rosa" not in f"{registration} {registration!r}"
    assert links_in(mail.EmailMessage(body="")) == []
