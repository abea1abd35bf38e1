"""Leaks that there were once, each by itself."""

from datetime import date, time

import pytest

from events.models import EventPage, ProgrammeItem
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.search.models import PageText
from palmecenter.taxonomy.models import Country, Organisation, Person
from projects.models import ProjectPage
from publications.models import PublicationPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.media import ImageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationPageFactory, make_index, publication
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db


def test_somebody_closed_is_nobodys_contact_person(home) -> None:
    person = Person.objects.create(name="Anna")
    page = ProjectPageFactory(parent=ProjectIndexPageFactory(parent=home), contact=person)
    person.name, person.protection = "En handläggare", ProtectionLevel.CLOSED
    person.save()
    assert ProjectPage.objects.get(pk=page.pk).contact is None


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


def test_the_clocks_of_a_protected_event_do_not_tell_where_it_is(home) -> None:
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
    point = stored.programme.get()
    assert stored.time_zone == "Europe/Stockholm"
    # Five and a half hours behind in December.
    assert (stored.start_date, stored.start_time) == (date(2026, 12, 9), time(20, 30))
    assert (stored.end_date, stored.end_time) == (None, time(22, 0))
    assert (point.day, point.begins) == (date(2026, 12, 9), time(21, 0))


def test_a_protected_publication_names_no_country(db) -> None:
    page = PublicationPageFactory(parent=make_index(), co_publisher="Dolda")
    page.countries = [CountryFactory(code="MM")]
    page.protection = ProtectionLevel.PROTECTED
    page.save_revision().publish()
    stored = PublicationPage.objects.get(pk=page.pk)
    assert (stored.co_publisher, list(stored.countries.all())) == ("", [])
    assert Country.objects.exists()


def test_a_protected_publication_shows_no_picture_not_even_of_its_first_page(db) -> None:
    page = publication(make_index(), {}, protection=ProtectionLevel.PROTECTED)
    [edition] = page.editions.all()
    edition.document.facts.cover = ImageFactory()
    edition.document.facts.save()
    assert PublicationPage.for_display().get(pk=page.pk).shown_cover is None
