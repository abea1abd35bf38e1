"""Several sites in one installation: each is read at its own host, and all that is below its pages.

The second is either a section of the first with a host of its own, or a tree beside it.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.core import mail
from wagtail.models import Page, Site

from palmecenter.pages.models import HomePage
from tests.events.registering import confirm_link, fields_of
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import HomePageFactory, SectionPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication

pytestmark = pytest.mark.django_db

FIRST, SECOND = "first.example", "second.example:8000"
BELOW = {
    "sv": [
        *("", "moten/", "moten/calendar.ics", "moten/atom.xml", "moten/?typ=film"),
        *("moten/ratten/", "moten/ratten/calendar.ics", "moten/ratten/anmalan/"),
        *("moten/ratten/skriv-ut/", "hyllan/", "hyllan/flode.xml", "hyllan/bestall/"),
        *("hyllan/studiematerial/", "hyllan/cirkeln/"),
        *("projekt/", "projekt/projects.csv", "projekt/projects.json"),
    ],
    "en": [
        *("", "events/", "events/calendar.ics", "events/atom.xml", "events/?kind=film"),
        *("events/the-right/", "events/the-right/calendar.ics", "events/the-right/registration/"),
        *("events/the-right/print/", "shelf/", "shelf/feed.xml", "shelf/order/"),
        *("projects/", "projects/projects.csv", "projects/projects.json"),
    ],
}


@dataclass
class Place:
    """Where a tree of pages is read: its host, and what its addresses begin with."""

    host: str
    start: dict[str, str]


def grow(section: Page) -> None:
    events = EventIndexPageFactory(parent=section, slug="moten", slug_en="events")
    EventPageFactory(
        parent=events,
        heading_sv="Rätten",
        heading_en="The right",
        slug="ratten",
        slug_en="the-right",
        registration="open",
    )
    shelf = PublicationIndexPageFactory(parent=section, slug="hyllan", slug_en="shelf")
    publication(shelf, {"format": "print"}, heading_sv="Cirkeln", slug="cirkeln")
    projects = ProjectIndexPageFactory(parent=section, slug="projekt", slug_en="projects")
    ProjectPageFactory(parent=projects)


@pytest.fixture(params=["below the first", "beside the first"])
def places(request, home, settings) -> list[Place]:
    """Where pages can be read, with all of their kinds below each root."""
    settings.ALLOWED_HOSTS = ["first.example", "second.example"]
    section = SectionPageFactory(parent=home, slug="kunskap", slug_en="knowledge")
    grow(section)
    root = section
    first = {"sv": "/sv/kunskap/", "en": "/en/knowledge/"}
    second = {"sv": "/sv/", "en": "/en/"}
    if request.param == "beside the first":
        root = HomePageFactory(parent=Page.objects.get(depth=1), slug="annan")
        grow(SectionPageFactory(parent=root, slug="kunskap", slug_en="knowledge"))
        second = first
    Site.objects.update(hostname="first.example")
    Site.objects.create(hostname="second.example", port=8000, root_page=root, site_name="2")
    return [Place(FIRST, first), Place(SECOND, second)]


def get(client, host: str, address: str, **kwargs):
    return client.get(address, headers={"host": host}, **kwargs)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_what_is_below_a_page_is_served_at_each_site_and_not_sent_on(client, places, code):
    for place in places:
        for below in BELOW[code]:
            address = f"{place.start[code]}{below}"
            answer = get(client, place.host, address)
            assert answer.status_code == 200, (place.host, address, answer.headers)


def test_words_of_the_other_language_lead_on_once_and_stay_at_the_site(client, places):
    for place in places:
        for below in ("moten/calendar.ics", "hyllan/flode.xml", "projekt/projects.csv", "moten/"):
            old = f"{place.start['en']}{below}".replace("knowledge", "kunskap")
            answer = get(client, place.host, old)
            if answer.status_code == 301:
                assert not urlsplit(answer["Location"]).netloc
                answer = get(client, place.host, answer["Location"])
            assert answer.status_code == 200, old


def test_what_a_file_says_leads_to_the_site_that_it_is_of(client, places):
    for place in places:
        start = f"http://{place.host}{place.start['sv']}"
        calendar = get(client, place.host, f"{place.start['sv']}moten/calendar.ics").content
        assert f"URL:{start}moten/ratten/" in calendar.decode().replace("\r\n ", "")
        feed = get(client, place.host, f"{place.start['sv']}moten/atom.xml").content.decode()
        assert f'href="{start}moten/ratten/"' in feed
        page = get(client, place.host, f"{place.start['sv']}moten/ratten/").content.decode()
        assert f'rel="canonical" href="{start}moten/ratten/"' in page


def test_one_registers_at_each_site(client, places):
    for number, place in enumerate(places):
        form = f"{place.start['sv']}moten/ratten/anmalan/"
        fields = fields_of(get(client, place.host, form).content.decode())
        fields |= {"who": "Rosa", "email": f"rosa{number}@example.org", "consent": "on"}
        answer = client.post(form, fields, headers={"host": place.host})
        assert answer["Location"] == f"{form}tack/"
        message = mail.outbox[-1]
        assert f"http://{place.host}{place.start['sv']}moten/ratten/" in str(message.body)
        client.post(confirm_link(message), headers={"host": place.host})
        assert f"http://{place.host}{place.start['sv']}" in str(mail.outbox[-1].body)


def test_each_site_s_map_holds_its_own_pages(client, places):
    for place in places:
        text = get(client, place.host, "/sitemap.xml").content.decode()
        assert "http://first.examplehttp" not in text
        assert text.count("<loc>") == text.count(f"<loc>http://{place.host}/")
        assert f"<loc>http://{place.host}{place.start['sv']}moten/ratten/</loc>" in text


def test_a_page_of_another_site_is_linked_at_its_host(client, places, home):
    elsewhere = HomePage.objects.exclude(pk=home.pk).first()
    if elsewhere:
        assert elsewhere.address("sv") == "http://second.example:8000/sv/"
