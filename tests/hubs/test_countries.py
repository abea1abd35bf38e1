"""Everything about a country is in one place, in both languages, on paper, in feeds and as data."""

import json
from types import SimpleNamespace
from typing import Any

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from palmecenter.taxonomy.models import Country
from tests.factories.pages import publish
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory

SV, EN = "/sv/lander/kenya/", "/en/countries/kenya/"


def text_at(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


FOUND = {
    SV: (
        *("I Kenya är föreningslivet rikt.", "Landsidan visar", "Projekt 1", "Insats 1"),
        *("Samtal 1", "Skrift 1", "Artikel 1", "Vi räknar rösterna 1.", "Facket 1"),
    ),
    EN: (
        *("Kenya has many unions.", "This page shows", "Project 1", "Initiative 1"),
        *("Talk 1", "Booklet 1", "Article 1", "We count the votes 1.", "The union 1"),
    ),
}


@pytest.mark.parametrize("address", [SV, EN, f"{SV}skriv-ut/", f"{EN}print/"])
def test_a_country_has_what_every_section_has(client: Client, fill, address: str) -> None:
    fill()
    text = text_at(client, address)
    expected = FOUND[SV if address.startswith(SV) else EN]
    assert [words for words in expected if words not in text] == []


def test_either_word_leads_to_the_one_address(client, fill, kenya: Country) -> None:
    Country.objects.filter(pk=kenya.pk).update(slug_en="kenya-in-english")
    fill()
    for word in ("kenya", "kenya-in-english"):
        response = client.get(f"/en/lander/{word}/")
        asked = (response.status_code, response["Location"])
        assert asked == (301, "/en/countries/kenya-in-english/")
    assert '/sv/lander/kenya/"' in text_at(client, "/en/countries/kenya-in-english/")


def test_a_country_has_its_place_in_the_sitemap(client, fill) -> None:
    fill()
    sitemap = text_at(client, "/sitemap.xml")
    assert f"http://testserver{SV}</loc>" in sitemap
    assert f"http://testserver{EN}</loc>" in sitemap
    assert "/land/kenya/" not in sitemap


def test_the_countries_stand_by_region_and_on_the_map(client, fill) -> None:
    fill()
    CountryFactory(code="SE")
    text = text_at(client, "/sv/lander/")
    assert SV in text
    assert "/sv/lander/sverige/" not in text
    assert "4 inslag" in text
    assert "Kenya" in text_at(client, "/sv/lander/skriv-ut/")


def test_what_is_new_about_a_country_can_be_followed(client, fill) -> None:
    made = fill()
    publish(made.publication, ready_en=False)
    feed: Any = feedparser.parse(client.get(f"{EN}feed.xml").content)
    assert not feed.bozo
    told = {"Project 1", "Initiative 1", "Talk 1", "Article 1"}
    assert {str(entry.title) for entry in feed.entries} == told
    assert feed.feed.link == f"http://testserver{EN}"
    answer = client.get(f"{EN}feed.json")
    assert answer["Content-Type"] == "application/feed+json"
    as_json = json.loads(answer.content)
    assert {item["title"] for item in as_json["items"]} == told
    assert [item["id"] for item in as_json["items"]] == [entry.id for entry in feed.entries]
    assert as_json["home_page_url"] == f"http://testserver{EN}"
    swedish = json.loads(client.get(f"{SV}flode.json").content)
    assert "Skrift 1" in {item["title"] for item in swedish["items"]}
    assert client.get("/sv/lander/flode.xml").status_code == 404


def test_a_country_leads_to_its_open_data(client, fill, site: SimpleNamespace) -> None:
    made = fill()
    elsewhere: Any = ProjectPageFactory(parent=site.projects, countries=[CountryFactory(code="ZA")])
    address = "/sv/utvecklingsprojekt/projects.csv?land=kenya"
    assert address in text_at(client, SV)
    data = b"".join(client.get(address).streaming_content).decode()
    assert made.project.heading_sv in data
    assert elsewhere.heading_sv not in data


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/sv/utvecklingsprojekt/land/kenya/", SV),
        ("/en/development-projects/country/kenya/", EN),
        ("/en/party-oriented-support/country/kenya/", EN),
        ("/sv/utvecklingsprojekt/land/kenya/skriv-ut/", f"{SV}skriv-ut/"),
        ("/sv/utvecklingsprojekt/land/kenya/?sida=2", "/sv/utvecklingsprojekt/?land=kenya&sida=2"),
        (
            "/sv/utvecklingsprojekt/land/kenya/projects.csv",
            "/sv/utvecklingsprojekt/projects.csv?land=kenya",
        ),
    ],
)
def test_a_country_of_a_list_leads_to_the_country(client, fill, old: str, new: str) -> None:
    fill()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)


def test_the_list_of_a_section_leads_to_the_country(client, fill) -> None:
    made = fill()
    listed = text_at(client, "/sv/utvecklingsprojekt/?land=kenya")
    assert f'<a href="{SV}">Allt om Kenya</a>' in listed
    assert 'content="noindex, follow"' in listed
    assert SV in text_at(client, made.project.address("sv"))
    assert SV in text_at(client, made.initiative.address("sv"))


def test_without_the_page_of_all_countries_lists_have_their_own(client, fill, site) -> None:
    fill()
    site.countries.unpublish()
    assert client.get(SV).status_code == 404
    assert client.get("/sv/utvecklingsprojekt/land/kenya/").status_code == 200
    assert "Allt om Kenya" not in text_at(client, "/sv/utvecklingsprojekt/?land=kenya")


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        text_at(client, address)
    return len(asked)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_country_costs_no_more_when_there_is_more(client, fill, code: str) -> None:
    addresses = {
        "sv": [SV, "/sv/lander/", f"{SV}flode.xml"],
        "en": [EN, "/en/countries/", f"{EN}feed.json"],
    }[code]
    fill(1)
    before = [queries(client, address) for address in addresses]
    for number in range(2, 14):
        fill(number)
    after = [queries(client, address) for address in addresses]
    assert after == before
    assert max(after) <= 15, after
