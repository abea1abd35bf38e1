"""The front page and the fronts of sections: the next events, what is new, where we work."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.choices import Status
from palmecenter.pages.models.home import FeaturedPage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.media import ImageFactory
from tests.factories.pages import SectionPageFactory, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db

FRONTS = ["/sv/", "/en/", "/sv/skriv-ut/", "/en/print/"]
SECTIONS = ["/sv/kunskap/", "/en/knowledge/", "/sv/kunskap/skriv-ut/", "/en/knowledge/print/"]
MAPS = ["/sv/utvecklingsprojekt/map.svg", "/en/development-projects/map.svg"]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 11, 26, 12, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def knowledge(home):
    return SectionPageFactory(
        parent=home,
        heading_sv="Kunskap",
        heading_en="Knowledge",
        slug="kunskap",
        slug_en="knowledge",
        voice="leaf",
    )


@pytest.fixture
def events(knowledge):
    return EventIndexPageFactory(parent=knowledge, slug="evenemang", slug_en="events")


@pytest.fixture
def publications(knowledge):
    return PublicationIndexPageFactory(
        parent=knowledge, slug="publikationer", slug_en="publications"
    )


@pytest.fixture
def projects(home):
    return ProjectIndexPageFactory(parent=home)


def event(index, day: date, **kwargs):
    return EventPageFactory(parent=index, start_date=day, **kwargs)


def project(index, *codes: str, **kwargs):
    countries = [CountryFactory(code=code) for code in codes]
    return ProjectPageFactory(parent=index, countries=countries, **kwargs)


def read(client, path: str = "/sv/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def headings(html: str, *wanted: str) -> list[str]:
    """Return which of some headings a page has, in its order."""
    found = re.findall(r"<h[23][^>]*>\s*(?:<a[^>]*>)?([^<]+)", html)
    return [one.strip() for one in found if one.strip() in wanted]


def test_the_next_three_events_that_take_place_are_shown_in_order(client, events):
    names = ["Över", "Inställt", "Andra", "Första", "Tredje", "Fjärde", "Utkast"]
    event(events, date(2026, 11, 25), heading_sv="Över")
    event(events, date(2026, 11, 27), heading_sv="Inställt", status=Status.CANCELLED)
    event(events, date(2026, 12, 2), heading_sv="Andra")
    event(events, date(2026, 11, 26), heading_sv="Första")
    event(events, date(2027, 1, 3), heading_sv="Tredje")
    event(events, date(2027, 1, 4), heading_sv="Fjärde")
    event(events, date(2026, 11, 28), heading_sv="Utkast", live=False)
    for path in ("/sv/", "/sv/skriv-ut/"):
        assert headings(read(client, path), *names) == ["Första", "Andra", "Tredje"]
    assert 'href="/sv/kunskap/evenemang/"' in read(client)


def test_the_newest_publications_are_those_that_came_out_last(client, publications):
    for year in (1985, 2024, None, 2026, 2023, 2025):
        publication(publications, {}, heading_sv=f"Skrift {year}", year=year)
    names = [f"Skrift {year}" for year in (None, 1985, 2023, 2024, 2025, 2026)]
    newest = ["Skrift 2026", "Skrift 2025", "Skrift 2024", "Skrift 2023"]
    for path in ("/sv/", "/sv/skriv-ut/"):
        assert headings(read(client, path), *names) == newest
    assert 'href="/sv/kunskap/publikationer/"' in read(client)


def test_countries_with_projects_lead_to_their_pages(client, projects):
    project(projects, "ZW", "AL")
    project(projects, "NA", live=False)
    project(projects, "MM", protection=ProtectionLevel.PROTECTED)
    html = read(client)
    found = re.findall(r'href="(/sv/utvecklingsprojekt/land/[^"]+)">([^<]+)', html)
    assert found == [
        ("/sv/utvecklingsprojekt/land/albanien/", "Albanien"),
        ("/sv/utvecklingsprojekt/land/zimbabwe/", "Zimbabwe"),
    ]
    for address, _name in found:
        assert client.get(address).status_code == 200
    english = read(client, "/en/")
    assert 'href="/en/development-projects/country/albania/"' in english
    assert "Albanien" not in english
    assert "Albanien, Zimbabwe" in read(client, "/sv/skriv-ut/")


def test_the_picture_of_the_map_shows_the_same_countries(client, projects):
    answers = []
    for codes in ((), ("ZW",), ("ZW", "AL")):
        if codes:
            project(projects, *codes)
        answers.append({client.get(path).content for path in MAPS})
    assert [len(answer) for answer in answers] == [1, 1, 1]
    drawn = [next(iter(answer)).decode().count("M") for answer in answers]
    assert drawn == sorted(set(drawn))
    assert client.get(MAPS[0])["Content-Type"] == "image/svg+xml"


def test_the_picture_is_not_there_where_the_list_is_not(client, projects):
    project(projects, "ZW")
    for below in ("land/", "land/zimbabwe/"):
        assert client.get(f"/sv/utvecklingsprojekt/{below}map.svg").status_code == 404
    assert client.post(MAPS[0]).status_code == 405
    PageViewRestriction.objects.create(page=projects, restriction_type="login")
    assert client.get(MAPS[0]).status_code == 404
    PageViewRestriction.objects.all().delete()
    projects.unpublish()
    assert client.get(MAPS[0]).status_code == 404


def test_an_empty_section_has_no_part(client, events, publications, projects):
    project(projects, "MM", protection=ProtectionLevel.PROTECTED)
    event(events, date(2026, 11, 25))
    parts = ("next-events", "new-publications", "where-we-work")
    for path in FRONTS:
        html = read(client, path)
        for name in parts:
            assert name not in html
    event(events, date(2026, 12, 2))
    publication(publications, {})
    project(projects, "ZW")
    for path in FRONTS:
        html = read(client, path)
        assert [name for name in parts if name in html] == list(parts)


def test_what_is_private_has_no_part(client, events, projects, publications):
    event(events, date(2026, 12, 2), heading_sv="Hemligt")
    publication(publications, {}, heading_sv="Skrift")
    project(projects, "ZW")
    for page in (events, projects):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    html = read(client)
    assert "Skrift" in html
    for secret in ("Hemligt", "Zimbabwe", "map.svg"):
        assert secret not in html


def test_what_is_in_the_other_language_is_marked(client, events, publications):
    event(events, date(2026, 12, 2), heading_sv="Seminarium", ready_en=False)
    publication(publications, {}, heading_sv="Skrift", ready_en=False)
    html = read(client, "/en/")
    for heading in ("Seminarium", "Skrift"):
        assert re.search(rf'lang="sv">{heading}</a> <span[^>]*>\(in Swedish\)', html)
    assert "Next events" in html
    assert "På gång" not in html


def test_the_front_of_a_section_shows_what_is_in_it(client, events, publications, projects):
    event(events, date(2026, 12, 2), heading_sv="Seminarium", heading_en="Seminar")
    publication(publications, {}, heading_sv="Skrift", heading_en="Booklet")
    project(projects, "ZW")
    for path in SECTIONS:
        names = ["Seminarium", "Skrift"] if path.startswith("/sv/") else ["Seminar", "Booklet"]
        html = read(client, path)
        assert headings(html, *names) == names
        assert "where-we-work" not in html


def test_it_costs_at_most_ten_queries(client, home, events, publications, projects):
    def fill(number: int) -> None:
        for day in range(1, number + 1):
            event(events, date(2026, 12, day))
            publication(publications, {}, cover=ImageFactory())
            project(projects, ["ZW", "AL", "NA", "KE"][day % 4])

    def cost(path: str) -> int:
        read(client, path)  # Renditions are made at the first view.
        with CaptureQueriesContext(connection) as captured:
            read(client, path)
        return len(captured)

    def costs() -> dict[str, int]:
        return {path: cost(path) for path in [*FRONTS, *SECTIONS]}

    publish(home, picture=ImageFactory())
    fill(1)
    FeaturedPage.objects.create(page=home, featured=events)
    few = costs()
    fill(8)
    assert costs() == few
    assert max(few.values()) <= 10
