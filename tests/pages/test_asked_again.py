"""Who asks again for open data, a feed or a calendar gets it when it has changed, not before."""

from datetime import date
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from palmecenter.pages.models import SiteSettings
from palmecenter.protection.levels import ProtectionLevel
from projects.models import OpenDataSettings, ProjectPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import ContentPageFactory, SectionPageFactory, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import DebateIndexPageFactory, DebatePageFactory
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db

FILES = [
    *("projekt/projects.csv", "projekt/projects.json", "projekt/iati.xml"),
    *("projekt/iati-organisation.xml", "moten/calendar.ics", "moten/atom.xml"),
    *("moten/ratten/calendar.ics", "debatt/flode.xml"),
]
KEPT = ("ETag", "Content-Type", "Content-Language", "Content-Disposition", "Cache-Control")


@pytest.fixture
def clock():
    """The time, which stands still until a test moves it."""
    with time_machine.travel("2026-11-25 12:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def pages(clock, home):
    """A project, an event and an article, each beside one that is taken back later."""
    site = Site.objects.get()
    OpenDataSettings.objects.create(site=site, organisation_identifier="SE-ON-000000-0000")
    SiteSettings.objects.create(site=site, name_sv="Centret", name_en="The Center")
    projects = ProjectIndexPageFactory(parent=home, slug="projekt")
    events = EventIndexPageFactory(parent=home, slug="moten")
    debate = DebateIndexPageFactory(parent=home, slug="debatt")
    country = CountryFactory(code="NA")
    facts = {"countries": [country], "budget": 1000}
    for number in (1, 2):
        known = {"iati_identifier": f"SE-ON-000000-0000-{number}"}
        ProjectPageFactory(parent=projects, heading_sv=f"P{number}", **facts, **known)
    for number, slug in ((1, "ratten"), (2, "annat")):
        EventPageFactory(parent=events, heading_sv=f"E{number}", slug=slug)
        DebatePageFactory(parent=debate, heading_sv=f"D{number}", date=date(2026, 7, number))
    for page in home.get_descendants().specific():
        publish(page)
    # A file of the very second of a publication says that moment twice.
    clock.shift(120)
    return home


def headers(answer) -> dict[str, str]:
    """Return what an answer says of itself, without the number of its request."""
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("file", FILES)
def test_what_is_as_it_was_is_not_sent_again(client, pages, file, clock):
    first = client.get(f"/sv/{file}")
    assert first["Last-Modified"]
    clock.shift(120)
    asked = {"if-none-match": first["ETag"]}
    for answer in (
        client.get(f"/sv/{file}", headers=asked),
        client.head(f"/sv/{file}", headers=asked),
    ):
        assert answer.status_code == 304
        assert not body(answer)
        assert answer["ETag"] == first["ETag"]


@pytest.mark.parametrize("file", FILES)
def test_head_has_the_headers_of_get_and_no_body(client, pages, file, clock):
    got, headed = client.get(f"/sv/{file}"), client.head(f"/sv/{file}")
    assert int(got["Content-Length"]) == len(body(got))
    assert headers(headed) == headers(got)
    assert not body(headed)


@pytest.mark.parametrize("file", [one for one in FILES if "ratten" not in one])
def test_what_was_taken_back_is_never_said_to_be_as_it_was(client, pages, file, clock):
    first = client.get(f"/sv/{file}")
    clock.shift(120)
    for page in pages.get_descendants().live():
        if page.specific.heading_sv in {"P2", "E2", "D2"}:
            page.specific.unpublish()
    for asked in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
        {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]},
    ):
        answer = client.get(f"/sv/{file}", headers=asked)
        assert answer.status_code == 200, asked
        assert answer["ETag"] != first["ETag"]


def test_what_a_level_hides_is_never_said_to_be_as_it_was(client, pages):
    address = "/sv/projekt/projects.json"
    first = client.get(address)
    page = ProjectPage.objects.get(heading_sv="P2")
    publish(page, protection=ProtectionLevel.PROTECTED)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("file", FILES)
def test_a_tag_says_nothing_of_what_is_hidden(client, pages, file, clock):
    first = client.get(f"/sv/{file}")
    section = SectionPageFactory(parent=pages, heading_sv="Undangömt")
    section.unpublish()
    hidden: Any = ContentPageFactory(parent=section, live=False)
    hidden.heading_sv = "Nytt"
    hidden.save_revision()
    page: Any
    for page in pages.get_descendants().live().specific():
        page.summary_sv = "Ett utkast."
        page.save_revision()
    again = client.get(f"/sv/{file}")
    assert again["ETag"] == first["ETag"]
    assert again["Last-Modified"] == first["Last-Modified"]


def test_a_selection_has_a_tag_of_its_own(client, pages):
    every, some = (client.get(f"/sv/projekt/projects.csv{query}") for query in ("", "?q=P1"))
    assert every["ETag"] != some["ETag"]


def test_a_page_answers_head_as_get(client, pages):
    got, headed = client.get("/sv/moten/ratten/"), client.head("/sv/moten/ratten/")
    assert headers(headed) == headers(got)
    assert headed["ETag"]
    assert not headed.content
