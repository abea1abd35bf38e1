"""The page of an event: what it says, in both languages, and what it keeps to itself."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Revision

from events.models import (
    EventPage,
    EventParticipant,
)
from palmecenter.taxonomy.models import Organisation, Person
from tests.factories.events import EventPageFactory
from tests.factories.pages import publish

from .reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "sv",
            ["torsdag 10 december 2026 kl. 18.00–19.30", "Hiss finns.", "svenska", "Seminarium"],
        ),
        (
            "en",
            ["Thursday 10 December 2026, 18:00–19:30", "There is a lift.", "Swedish", "Seminar"],
        ),
    ],
)
def test_an_event_says_when_and_where_in_the_reader_s_language(client, event, code, words):
    text = text_of(client, event.address(code))
    for word in [*words, "ABF-huset, Sveavägen 41, Stockholm"]:
        assert word in text
    assert "UTC" not in text


def test_an_event_online_says_its_own_time_and_utc(client, event):
    publish(event, is_online=True)
    assert "tid i Stockholm · kl. 17.00–18.30 UTC" in text_of(client, event.address("sv"))
    publish(event, time_zone="Africa/Harare")
    text = text_of(client, event.address("en"))
    assert "18:00–19:30 Harare time · 16:00–17:30 UTC" in text


@pytest.mark.parametrize(
    ("status", "code", "word"),
    [
        ("cancelled", "sv", "Inställt"),
        ("cancelled", "en", "Cancelled"),
        ("postponed", "sv", "Uppskjutet"),
        ("postponed", "en", "Postponed"),
    ],
)
def test_what_does_not_take_place_says_so_everywhere(client, index, event, status, code, word):
    publish(event, status=status, notice_sv="Vi ber om ursäkt.", notice_en="We are sorry.")
    for address in (event, index, event.get_parent().specific):
        assert word in text_of(client, address.address(code))
    sheet = f"{event.address(code)}{'skriv-ut' if code == 'sv' else 'print'}/"
    for address in (event.address(code), sheet):
        text = text_of(client, address)
        assert word in text
        assert ("Vi ber om ursäkt." if code == "sv" else "We are sorry.") in text
        assert "Anmäl dig" not in text


def test_an_event_is_upcoming_until_it_ends_and_past_from_then_on(client, clock, index, event):
    upcoming, past = "/sv/kunskap/evenemang/?tid=kommande", "/sv/kunskap/evenemang/?tid=tidigare"
    *_date, begins, ends = event.span
    seconds = timedelta(seconds=1)
    for moment, is_upcoming in [
        (begins - seconds, True),
        (begins, True),
        (ends - seconds, True),
        (ends, False),
        (ends + seconds, False),
    ]:
        clock.move_to(moment)
        assert ("organisera sig" in text_of(client, upcoming)) == is_upcoming
        assert ("organisera sig" in text_of(client, past)) != is_upcoming
        assert EventPage.objects.get().is_past != is_upcoming


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", 27), ("Pacific/Pago_Pago", 28), ("Asia/Yangon", 28)]
)
def test_whole_days_in_another_zone_end_when_they_end_there(client, clock, index, zone, day):
    event = EventPageFactory(
        parent=index, start_date=date(2027, 3, 28), start_time=None, end_time=None, time_zone=zone
    )
    end = event.span[1]
    assert end.astimezone(end.tzinfo).time() == time(0, 0)
    clock.move_to(end - timedelta(seconds=1))
    assert not EventPage.objects.get().is_past
    assert EventPage.objects.filter(ends_at__gt=end - timedelta(seconds=1)).exists()
    clock.move_to(end)
    assert EventPage.objects.get().is_past
    assert not EventPage.objects.filter(ends_at__gt=end).exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"end_date": date(2026, 12, 9)}, "end_date"),
        ({"end_time": time(18, 0)}, "end_time"),
        ({"start_time": None}, "start_time"),
        ({"start_date": date(2027, 3, 28), "start_time": time(2, 30)}, "start_time"),
    ],
)
def test_times_that_cannot_be_are_refused_where_they_stand(event, facts, field):
    for name, value in facts.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as caught:
        event.clean()
    assert field in caught.value.message_dict


@pytest.mark.parametrize("level", ["limited", "protected"])
def test_who_is_protected_is_a_role_and_stored_as_nothing_else(client, event, level):
    person = Person.objects.create(name="Känd Person")
    organisation = Organisation.objects.create(name_sv="Hemlig förening", name_en="Secret union")
    event.participants = [
        EventParticipant(
            kind="activist",
            role_sv="Facklig företrädare i exil",
            role_en="Union representative in exile",
            name="Namn Namnsson",
            person=person,
            organisation=organisation,
            protection=level,
        )
    ]
    event.save_revision().publish()
    page = client.get(event.address("sv")).content.decode()
    assert "Facklig företrädare i exil" in page
    assert "Uppgifter utelämnade av säkerhetsskäl" in page
    stored = EventParticipant.objects.get()
    assert (stored.name, stored.person) == ("", None)
    revisions = str(list(Revision.objects.values_list("content", flat=True)))
    assert "Namnsson" not in page + revisions
    assert "Känd Person" not in page
    assert ("Hemlig förening" in page) == (level == "limited")


def test_a_protected_event_holds_neither_place_nor_people(client, event):
    protected = publish(
        event,
        protection="protected",
        participants=[EventParticipant(kind="partner", role_sv="Partner", role_en="Partner")],
    )
    assert protected.place_line == ""
    assert not protected.accessibility_sv
    assert not protected.participants.exists()
    for name in ("", "skriv-ut/", "calendar.ics"):
        page = client.get(f"{event.address('sv')}{name}").content.decode()
        assert "ABF-huset" not in page
        assert "Stockholm" not in page.replace("Europe/Stockholm", "")
    assert "Plats Uppgifter utelämnade av säkerhetsskäl" in text_of(client, event.address("sv"))
    assert "ABF-huset" not in str(list(Revision.objects.values_list("content", flat=True)))
    # Nor can the place be guessed by what calendars were told.
    digest = protected.calendar_digest
    elsewhere = publish(event, city="Lund", protection="protected")
    assert elsewhere.calendar_digest == digest


@pytest.mark.parametrize(
    ("registration", "where"),
    [
        ("open", "På nätet, och på en plats som de anmälda får veta"),
        ("none", "På nätet, och på en plats som utelämnas av säkerhetsskäl"),
    ],
)
def test_an_event_with_a_hidden_place_is_never_said_to_be_only_online(
    client, index, event, registration, where
):
    publish(event, is_online=True, registration=registration)
    hidden = publish(event, protection="protected")
    assert hidden.where == where
    # However often it is edited after that.
    hidden = publish(event, heading_sv="Ny rubrik", place_name="", city="")
    assert hidden.where == where
    calendar = client.get(f"{event.address('sv')}calendar.ics").content.decode()
    assert "LOCATION:På nätet\\, och på en plats" in calendar
    assert where in text_of(client, index.address("sv"))
    page = text_of(client, event.address("sv"))
    assert ("De anmälda får veta platsen." in page) == (registration == "open")


def test_an_event_without_a_place_is_online_at_any_level(client, event):
    publish(event, is_online=True, place_name="", street="", city="")
    assert publish(event, protection="protected").where == "På nätet"


@pytest.mark.parametrize("city", ["Malmö", ""])
def test_an_event_saved_before_the_place_was_remembered_is_told_rightly(event, city):
    publish(event, is_online=True, place_name="", street="", city=city)
    EventPage.objects.update(has_place=False)
    for revision in Revision.objects.for_instance(event):
        del revision.content["has_place"]
        revision.save()
    hidden = publish(event, protection="protected")
    assert hidden.is_hybrid == bool(city)
    # A copy is at the same place, which nobody may know.
    copy = hidden.copy(update_attrs={"slug": "igen", "title": "Igen"})
    assert copy.is_hybrid == bool(city)


def test_whoever_is_open_is_named(client, event):
    publish(
        event,
        participants=[
            EventParticipant(kind="expert", role_sv="Jurist", role_en="Lawyer", name="Ada Ek")
        ],
    )
    assert "Ada Ek , Jurist Expert" in text_of(client, event.address("sv"))
    assert "Ada Ek , Lawyer Expert" in text_of(client, event.address("en"))


def test_a_role_in_swedish_alone_is_shown_in_english_too_and_marked(client, event):
    event.participants = [
        EventParticipant(kind="expert", role_sv="Jurist", name="Ada Ek"),
        EventParticipant(kind="partner", role_sv="Ombud", protection="protected"),
    ]
    event.save_revision().publish()
    page = client.get(event.address("en")).content.decode()
    assert '<b>Ada Ek</b>, <span lang="sv">Jurist</span> <span class="language-mark"' in page
    assert '<b lang="sv">Ombud</b> <span class="language-mark" lang="en">(in Swedish)' in page
    assert "(på" not in text_of(client, event.address("sv"))


def test_a_draft_is_nowhere(client, index):
    EventPageFactory(parent=index, heading_sv="HEMLIGT", heading_en="HEMLIGT", slug="x", live=False)
    for path in ("", "calendar.ics", "atom.xml", "x/", "x/calendar.ics", "x/anmalan/"):
        answer = client.get(f"/sv/kunskap/evenemang/{path}")
        assert answer.status_code == (404 if path.startswith("x") else 200)
        assert b"HEMLIGT" not in answer.content
    assert b"evenemang/x/" not in client.get("/sitemap.xml").content
