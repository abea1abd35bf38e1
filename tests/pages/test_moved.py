"""Whatever a page has below its address is found after the page has got another address."""

import pytest

from events.choices import RegistrationMode
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import publish
from tests.factories.party_support import ManualPageFactory, PartySupportIndexPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db


def leads_from_to(client, old: str, new: str, below: str) -> None:
    response = client.get(old + below)
    assert (response.status_code, response["Location"]) == (301, new + below)
    assert client.get(response["Location"]).status_code == 200


def test_files_places_and_their_views_move_with_a_list(client, home) -> None:
    index = ProjectIndexPageFactory(parent=home, slug="projekt", slug_en="projects")
    ProjectPageFactory(parent=index, countries=[CountryFactory(code="KE")])
    publish(index, slug="arbete", slug_en="work")
    for below in ("projects.csv", "land/kenya/", "land/kenya/skriv-ut/", "skriv-ut/"):
        leads_from_to(client, "/sv/projekt/", "/sv/arbete/", below)
    for below in ("country/kenya/", "projects.json?country=kenya"):
        leads_from_to(client, "/en/projects/", "/en/work/", below)
    assert client.get("/sv/projekt/land/norge/").status_code == 404
    assert client.get("/sv/projekt/finns-inte/").status_code == 404
    assert client.post("/sv/projekt/land/kenya/").status_code == 404


def test_a_calendar_that_somebody_subscribes_to_and_links_in_letters_move(client, home) -> None:
    index = EventIndexPageFactory(parent=home, slug="evenemang", slug_en="events")
    EventPageFactory(parent=index, slug="mote", registration=RegistrationMode.OPEN)
    publish(index, slug="moten", slug_en="meetings")
    for below in ("calendar.ics", "mote/calendar.ics", "mote/anmalan/"):
        leads_from_to(client, "/sv/evenemang/", "/sv/moten/", below)


def test_the_parts_of_a_manual_move_with_it(client, home) -> None:
    section = PartySupportIndexPageFactory(parent=home, slug="stod", slug_en="support")
    ManualPageFactory(parent=section, slug="handbok", slug_en="manual")
    publish(section, slug="partistod", slug_en="party-support")
    leads_from_to(client, "/sv/stod/handbok/", "/sv/partistod/handbok/", "ordlista/")
    leads_from_to(client, "/en/support/manual/", "/en/party-support/manual/", "glossary/print/")


def test_below_a_page_that_is_gone_nothing_is_found(client, home) -> None:
    index = ProjectIndexPageFactory(parent=home, slug="projekt")
    publish(index, slug="arbete")
    type(index).objects.get().unpublish()
    assert client.get("/sv/projekt/projects.csv").status_code == 404
