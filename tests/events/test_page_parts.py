"""What else an event has: programme, recordings, data for machines, copies; and its costs."""

import json
from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from events.models import (
    EventMaterial,
    EventPage,
    EventParticipant,
    EventPhoto,
    ProgrammeItem,
    RegistrationQuestion,
)
from palmecenter.pages.models import SiteSettings
from palmecenter.taxonomy.models import Organisation, Person, Theme
from tests.factories.events import EventPageFactory, EventSeriesPageFactory
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import publish

from .reading import text_of

pytestmark = pytest.mark.django_db


def test_the_programme_is_in_the_order_of_the_clock_under_its_days(client, event):
    publish(
        event,
        end_date=date(2026, 12, 11),
        programme=[
            ProgrammeItem(day=date(2026, 12, 11), begins=time(9), heading_sv="Tredje"),
            ProgrammeItem(begins=time(19), heading_sv="Andra"),
            ProgrammeItem(begins=time(18), ends=time(18, 30), heading_sv="Första"),
        ],
    )
    text = text_of(client, event.address("sv"))
    assert (
        "torsdag 10 december 2026 18.00–18.30 Första 19.00 Andra "
        "fredag 11 december 2026 09.00 Tredje"
    ) in text
    assert "Första" not in text_of(client, event.address("en"))


def test_the_link_to_what_remains_says_what_comes_and_what_it_takes_to_fetch_it(client, event):
    document = DocumentFactory.create()
    publish(
        event,
        materials=[
            EventMaterial(kind="video", minutes=78, size_given=240_000_000),
            EventMaterial(
                kind="light", minutes=78, size_given=9_400_000, url="https://a.example/l"
            ),
            EventMaterial(kind="transcript", language="sv", url="https://a.example/sv"),
            EventMaterial(kind="transcript", language="ar", document=document),
        ],
    )
    page = BeautifulSoup(client.get(event.address("en")).content, "html.parser")
    rows = page.select(".materials > li")
    kind, size = document.file_extension.upper(), f"{document.file_size / 1024:.1f}\xa0KB"
    assert [one.get_text() if one else "" for one in (row.a for row in rows)] == [
        "",
        "Recording for weak lines, sound (9.0\xa0MB)",
        "Transcript (Swedish)",
        f"Transcript (Arabic, {kind}, {size})",
    ]
    assert rows[0].get_text() == (
        "Recording, picture and sound 78 minutes, 228.9\xa0MB, not on this site"
    )
    assert rows[1].get_text().endswith(" 78 minutes")
    file = rows[3].a
    assert file is not None
    assert (file["href"], file["hreflang"]) == (document.url, "ar")
    assert file["type"] == document.content_type
    assert file.has_attr("download")


def data_in(client, address: str) -> dict:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    script = soup.find("script", type="application/ld+json")
    assert script is not None
    assert script.string is not None
    return json.loads(script.string)


def test_schema_org_says_what_the_page_says(client, event):
    publish(event, is_online=True, capacity=120, heading_en="A </script> & more")
    data = data_in(client, event.address("en"))
    assert data["@type"] == "Event"
    assert data["name"] == "A </script> & more"
    assert data["startDate"] == "2026-12-10T18:00:00+01:00"
    assert data["endDate"] == "2026-12-10T19:30:00+01:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["inLanguage"] == ["sv"]
    assert data["url"] == f"http://testserver{event.address('en')}"


def test_schema_org_knows_no_more_than_the_public(client, event):
    publish(
        event,
        status="cancelled",
        participants=[
            EventParticipant(kind="partner", role_sv="Partner", name="X Y", protection="protected"),
            EventParticipant(kind="expert", role_sv="Jurist", name="Ada Ek"),
        ],
    )
    data = data_in(client, event.address("sv"))
    assert data["performer"] == [{"@type": "Person", "name": "Ada Ek"}]
    assert data["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_copy_is_another_event_to_calendars(event):
    publish(event, city="Malmö")
    event.refresh_from_db()
    copy = event.copy(update_attrs={"title": "Kopia", "slug": "kopia"})
    assert event.sequence == 1
    assert copy.sequence == 0
    assert copy.translation_key != event.translation_key


def test_the_switch_leads_to_the_same_page_with_its_query(client, event):
    page = client.get(f"{event.address('sv')}?x=1").content.decode()
    assert f'href="{event.address("en")}?x=1"' in page


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_center_organises_what_nobody_else_does(client, event, code):
    settings, _new = SiteSettings.objects.get_or_create(site=Site.objects.get())
    settings.name_sv, settings.name_en = "Palmecentret", "The Palme Center"
    settings.save()
    center = getattr(settings, f"name_{code}")
    assert center in text_of(client, event.address(code))
    event.organisers.add(Organisation.objects.create(name_sv="Facket", name_en="The union"))
    event.save_revision().publish()
    shown = text_of(client, event.address(code))
    assert {"sv": "Facket", "en": "The union"}[code] in shown
    assert center not in shown


@pytest.mark.parametrize(
    ("code", "one", "several"),
    [
        ("sv", ["Språk", "Arrangör", "Tema"], ["Språk", "Arrangörer", "Teman"]),
        ("en", ["Language", "Organiser", "Theme"], ["Languages", "Organisers", "Themes"]),
    ],
)
def test_the_terms_of_facts_agree_with_how_many_there_are(client, event, code, one, several):
    def terms() -> list[str]:
        page = BeautifulSoup(client.get(event.address(code)).content, "html.parser")
        return [term.get_text() for term in page.select(".facts dt")]

    def name(number: int) -> None:
        names = {"name_sv": f"Facket {number}", "name_en": f"Union {number}"}
        event.organisers.add(Organisation.objects.create(**names))
        slugs = {"slug_sv": f"tema-{number}", "slug_en": f"theme-{number}"}
        event.themes.add(Theme.objects.create(**names, **slugs))
        event.spoken = ["sv", "en"][:number]
        event.save_revision().publish()

    name(1)
    assert [term for term in terms() if term in {*one, *several}] == one
    name(2)
    assert [term for term in terms() if term in {*one, *several}] == several


def test_of_a_protected_event_nobody_is_told_who_organises_it(client, event):
    event.organisers.add(Organisation.objects.create(name_sv="Gatans Handel", name_en="Trade"))
    event.save_revision().publish()
    told = text_of(client, event.address("sv"))
    assert "Arrangör" in told
    assert "Gatans Handel" in told
    protected = publish(event, protection="limited")
    told = text_of(client, protected.address("sv"))
    assert str(protected.heading_sv) in told
    assert "Arrangör" not in told
    assert "Gatans" not in told


def fill(event: EventPage, count: int) -> None:
    """Give an event so many of everything."""
    for number in range(count):
        person = Person.objects.create(name=f"P{number}")
        organisation = Organisation.objects.create(name_sv=f"O{number}", name_en=f"O{number}")
        image, document = ImageFactory.create(), DocumentFactory.create()
        event.participants.add(
            EventParticipant(kind="expert", role_sv="R", person=person, organisation=organisation)
        )
        event.programme.add(ProgrammeItem(begins=time(18), heading_sv="P"))
        event.materials.add(EventMaterial(kind="transcript", document=document))
        event.photos.add(EventPhoto(image=image))
        event.questions.add(RegistrationQuestion(label_sv="Q", label_en="Q"))
        event.organisers.add(organisation)
        event.themes.add(Theme.objects.create(name_sv=f"T{number}", name_en=f"T{number}"))
    event.save_revision().publish()


def queries_of(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_an_event_costs_the_same_whatever_it_holds(client, index, event, code):
    series = EventSeriesPageFactory(parent=index)
    event.series = series
    fill(event, 1)
    few = queries_of(client, event.address(code))
    fill(event, 19)
    assert queries_of(client, event.address(code)) == few
    assert few <= 15


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_list_and_a_series_cost_the_same_however_many_events(client, index, code):
    series = EventSeriesPageFactory(parent=index, slug="serie")
    EventPageFactory(parent=index, series=series)
    addresses = [index.address(code), series.address(code)]
    few = [queries_of(client, address) for address in addresses]
    for _number in range(19):
        EventPageFactory(parent=index, series=series)
    assert [queries_of(client, address) for address in addresses] == few
    assert max(few) <= 15
