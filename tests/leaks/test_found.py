"""Leaks that there were once, each by itself."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import TestCase

from events.models import EventMaterial, EventPage, ProgrammeItem
from palmecenter.pages.models import HomeEntry, RelatedPage
from palmecenter.pages.models.home import FeaturedPage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.search.models import PageText
from palmecenter.taxonomy.models import Country, Organisation, Person
from projects.models import ProjectFunding, ProjectPage
from publications.models import Edition, Order, PublicationPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory, EventSeriesPageFactory
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationPageFactory, make_index, publication, set_stock
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db


def test_somebody_closed_is_nobodys_contact_person(home) -> None:
    person = Person.objects.create(name="Anna")
    page = ProjectPageFactory(parent=ProjectIndexPageFactory(parent=home), contact=person)
    person.name, person.protection = "En handläggare", ProtectionLevel.CLOSED
    person.save()
    assert ProjectPage.objects.get(pk=page.pk).contact is None


def test_a_draft_that_names_somebody_closed_can_still_be_published_and_does_not(home) -> None:
    union = Organisation.objects.create(name_sv="Förbundet Dolda", name_en="The Hidden Union")
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home), funders=[ProjectFunding(organisation=union)]
    )
    draft = page.save_revision()
    union.name_sv, union.name_en = "Ett förbund", "A union"
    union.protection = ProtectionLevel.CLOSED
    union.save()
    draft.refresh_from_db()
    draft.publish()
    assert not ProjectPage.objects.get(pk=page.pk).funders.exists()


def test_search_forgets_the_old_name_of_an_organisation(home) -> None:
    union = Organisation.objects.create(name_sv="Förbundet Dolda", name_en="The Hidden Union")
    index = ProjectIndexPageFactory(parent=home)
    page = ProjectPageFactory(parent=index, member_organisations=[union])
    page.save_revision().publish()
    assert PageText.objects.filter(text__contains="Dolda").exists()
    union.name_sv, union.name_en = "Ett förbund", "A union"
    union.protection = ProtectionLevel.LIMITED
    union.save()
    assert not PageText.objects.filter(text__contains="Dolda").exists()
    assert not PageText.objects.filter(text__contains="Hidden").exists()


def test_no_clock_of_a_protected_event_tells_where_it_is(home) -> None:
    """What begins at 02:00 in Yangon begins at 20:30 in Sweden, as it does from nowhere else."""
    page = EventPageFactory(
        parent=EventIndexPageFactory(parent=home),
        protection=ProtectionLevel.PROTECTED,
        time_zone="Asia/Yangon",
        start_date=date(2026, 12, 10),
        start_time=time(2, 0),
        end_time=time(3, 30),
        programme=[ProgrammeItem(begins=time(2, 30), heading_sv="Start")],
    )
    stored = EventPage.objects.get(pk=page.pk)
    assert stored.time_zone == "Europe/Stockholm"
    assert (stored.start_time, stored.end_time) == (None, None)
    assert not stored.programme.exists()
    # The whole of its day, as clocks in Sweden have it.
    assert stored.start_date == date(2026, 12, 10)
    assert stored.starts_at == datetime(2026, 12, 9, 23, tzinfo=UTC)
    assert stored.ends_at == datetime(2026, 12, 10, 23, tzinfo=UTC)


def test_a_calendar_and_search_engines_are_told_no_hour_and_language_of_a_protected_event(
    home, client
) -> None:
    page = EventPageFactory(
        parent=EventIndexPageFactory(parent=home),
        protection=ProtectionLevel.PROTECTED,
        time_zone="Asia/Yangon",
        start_date=date(2026, 12, 10),
        start_time=time(9, 0),
        spoken=["my"],
        interpreted=["en"],
        is_online=True,
    )
    address = page.address("sv")
    calendar = client.get(f"{address}calendar.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20261210" in calendar
    assert "TZID" not in calendar
    html = client.get(address).content.decode()
    for told in ("03.30", "03:30", "09.00", "Yangon", "burmesiska", "inLanguage"):
        assert told not in html


def test_a_protected_publication_names_no_country(db) -> None:
    page = PublicationPageFactory(parent=make_index(), co_publisher="Dolda")
    page.countries = [CountryFactory(code="MM")]
    page.protection = ProtectionLevel.PROTECTED
    page.save_revision().publish()
    stored = PublicationPage.objects.get(pk=page.pk)
    assert (stored.co_publisher, list(stored.countries.all())) == ("", [])
    assert Country.objects.exists()


def test_a_protected_publication_shows_no_picture_not_even_of_its_first_page(db) -> None:
    page = publication(make_index(), protection=ProtectionLevel.PROTECTED)
    # Its level takes editions out of it; this one came past the page.
    document = DocumentFactory.create()
    Edition(page=page, language="sv", document=document).save()
    document.facts.cover = ImageFactory()
    document.facts.save()
    assert PublicationPage.for_display().get(pk=page.pk).shown_cover is None


def test_the_text_of_a_protected_page_keeps_neither_picture_nor_video(home) -> None:
    picture, video = ImageFactory.create(), "https://vimeo.com/76979871"
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home),
        body_sv=[
            ("text", "<p>Allmän text.</p>"),
            ("picture", {"image": picture, "size": "normal"}),
            ("embed", {"url": video, "title": "Torget i Dolda", "poster": picture}),
        ],
    )
    page.save_revision().publish()
    page.protection = ProtectionLevel.LIMITED
    page.save_revision().publish()
    kinds = [block.block_type for block in ProjectPage.objects.get(pk=page.pk).body_sv]
    assert kinds == ["text", "picture", "embed"]
    page.protection = ProtectionLevel.PROTECTED
    page.save_revision().publish()
    kinds = [block.block_type for block in ProjectPage.objects.get(pk=page.pk).body_sv]
    assert kinds == ["text"]
    assert "Dolda" not in str(list(page.revisions.values_list("content", flat=True)))


def test_an_open_page_does_not_tell_what_a_protected_one_relates_to(home, client) -> None:
    event = EventPageFactory(
        parent=EventIndexPageFactory(parent=home), heading_sv="Ett möte", slug="ett-mote"
    )
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home),
        slug="projekt",
        related_pages=[RelatedPage(related=event)],
    )
    address = page.address("sv")
    assert event.address("sv") in client.get(address).content.decode()
    event.protection = ProtectionLevel.PROTECTED
    event.related_pages = [RelatedPage(related=page)]
    event.save_revision().publish()
    assert event.address("sv") not in client.get(address).content.decode()
    assert address not in client.get(event.address("sv")).content.decode().partition("<main")[2]


def test_orders_call_a_publication_by_its_present_title(db) -> None:
    page = publication(make_index(), {"format": "print"}, heading_sv="Partiet Dolda")
    order = Order.objects.create(reader_language="sv", buyer="other")
    line = order.lines.create(
        stock=set_stock(page, "sv", 5), title=page.heading_sv, language="sv", copies=1
    )
    page.heading_sv, page.protection = "Ett parti", ProtectionLevel.LIMITED
    page.save_revision().publish()
    line.refresh_from_db()
    assert line.title == "Ett parti"


def test_files_of_a_hidden_picture_are_gone_whoever_knows_their_address(home, client) -> None:
    picture = ImageFactory.create()
    page = ProjectPageFactory(parent=ProjectIndexPageFactory(parent=home), picture=picture)
    page.save_revision().publish()
    known = picture.get_rendition("width-100").url
    assert client.get(known).status_code == 200
    page.protection = ProtectionLevel.PROTECTED
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision()
    assert client.get(known).status_code == 404


def test_a_document_is_for_staff_where_nothing_public_shows_it(home, client, editor_client) -> None:
    document = DocumentFactory.create()
    event = EventPageFactory(
        parent=EventIndexPageFactory(parent=home),
        materials=[EventMaterial(kind="documentation", document=document)],
    )
    assert client.get(document.url).status_code == 200
    event.protection = ProtectionLevel.PROTECTED
    event.save_revision().publish()
    assert client.get(document.url).status_code == 404
    assert editor_client.get(document.url).status_code == 200


def test_the_front_page_leads_to_no_protected_page_whatever_stands_beside_the_link(
    home, client
) -> None:
    page = ProjectPageFactory(parent=ProjectIndexPageFactory(parent=home), heading_sv="Ett projekt")
    home.entries.set([HomeEntry(target=page, heading_sv="Brunnar i Dolda", text_sv="Vatten.")])
    home.featured_pages.set([FeaturedPage(featured=page)])
    home.save_revision().publish()
    html = client.get("/sv/").content.decode()
    assert "Brunnar i Dolda" in html
    assert page.address("sv") in html
    page.protection = ProtectionLevel.PROTECTED
    page.save_revision().publish()
    html = client.get("/sv/").content.decode()
    assert "Brunnar i Dolda" not in html
    assert page.address("sv") not in html


def test_a_draft_of_a_series_is_no_filter_of_events(home, client) -> None:
    index = EventIndexPageFactory(parent=home)
    series = EventSeriesPageFactory(parent=index, heading_sv="Dold serie", live=False)
    EventPageFactory(parent=index, series=series)
    assert "Dold serie" not in client.get(index.address("sv")).content.decode()
