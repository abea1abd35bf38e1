"""Initiatives, and the challenges that parties share across countries."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palmecenter.pages.models import RelatedPage
from palmecenter.protection.levels import ProtectionLevel
from party_support.models import InitiativeChallenge, InitiativePage, InitiativeResult
from tests.factories.party_support import InitiativePageFactory, challenge, country, focus
from tests.markup import there

pytestmark = pytest.mark.django_db


def soup_of(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def main_text(client, address: str) -> str:
    return there(soup_of(client, address).main).get_text()


def initiative(index, met=None, **columns) -> InitiativePage:
    page = InitiativePageFactory.build(**columns)
    page.live = False
    page.slug = ""
    index.add_child(instance=page)
    if met:
        page.challenges.add(
            InitiativeChallenge(
                challenge=met,
                text_sv=f"Så gjorde {page.heading_sv}.",
                text_en=f"How {page.heading_en} did.",
            )
        )
    page.save_revision().publish()
    return InitiativePage.objects.get(pk=page.pk)


@pytest.fixture
def counting(db):
    return challenge()


def test_initiatives_are_browsed_by_country_and_focus(client, index):
    training = focus()
    initiative(index, heading_en="In Namibia", countries=[country("NA")], focuses=[training])
    initiative(index, heading_en="In Albania", countries=[country("AL")])
    text = main_text(client, "/en/party-oriented-support/country/namibia/")
    assert "In Namibia" in text
    assert "In Albania" not in text
    text = main_text(client, "/en/party-oriented-support/?focus=training")
    assert "In Namibia" in text
    assert "In Albania" not in text


def test_a_challenge_gathers_how_different_parties_met_it(client, index, counting):
    initiative(index, counting, heading_en="One", countries=[country("NA")])
    initiative(index, counting, heading_en="Two", countries=[country("AL")])
    initiative(index, heading_en="Three", countries=[country("RS")])
    page = soup_of(client, "/en/party-oriented-support/challenge/counting/")
    answers = there(page.find(class_="met-across")).get_text(" ", strip=True)
    assert "Namibia How One did." in answers
    assert "Albania How Two did." in answers
    assert "Serbia" not in answers
    links = page.find_all("link", rel="alternate")
    assert {link["hreflang"]: link["href"] for link in links} == {
        "sv": "http://testserver/sv/partiinriktat-stod/utmaning/att-rakna/",
        "en": "http://testserver/en/party-oriented-support/challenge/counting/",
    }
    printed = soup_of(client, "/en/party-oriented-support/challenge/counting/print/")
    assert "How One did." in printed.get_text()


def test_the_front_shows_the_challenges_that_most_share_first(client, index, counting):
    other = challenge("Att mötas", "Meeting")
    initiative(index, other, heading_en="Zero")
    for number in range(2):
        initiative(index, counting, heading_en=f"Number {number}")
    shared = there(soup_of(client, "/en/party-oriented-support/").find(class_="shared"))
    assert [link.get_text() for link in shared.find_all("a")] == ["Counting", "Meeting"]


def test_an_initiative_tells_its_facts_results_and_lessons(client, index, counting):
    page = initiative(
        index,
        counting,
        heading_en="Votes",
        countries=[country("NA")],
        budget=850_000,
        period_start="2025-01-01",
        period_end="2027-12-31",
        learned_en="A template was enough.",
        learned_sv="En mall räckte.",
    )
    draft = page.get_latest_revision_as_object()
    draft.results.add(
        InitiativeResult(text_sv="Andel", text_en="Share", in_percent=True, target=40, year=2026)
    )
    draft.save_revision().publish()
    text = " ".join(soup_of(client, "/en/party-oriented-support/votes/").get_text(" ").split())
    for said in ("2025–2027", "SEK\N{NO-BREAK SPACE}850,000", "40%", "A template was enough."):
        assert " ".join(said.split()) in text
    assert "How Votes did." in text
    printed = soup_of(client, "/en/party-oriented-support/votes/print/").get_text()
    assert "A template was enough." in printed


def test_a_sum_that_could_be_recognised_is_rounded_when_it_is_saved(index):
    page = initiative(index, budget=845_120, protection=ProtectionLevel.LIMITED)
    assert (page.budget, page.budget_rounded) == (850_000, True)


def test_a_limited_initiative_says_that_something_is_withheld(client, index):
    page = initiative(index, heading_en="Quiet", protection=ProtectionLevel.LIMITED)
    text = soup_of(client, page.address("en")).get_text()
    assert "Details withheld for security reasons" in text


def test_a_period_that_ends_before_it_starts_is_refused(index):
    page = initiative(index)
    page.period_start, page.period_end = "2027-01-01", "2026-01-01"
    with pytest.raises(ValidationError, match="före"):
        page.full_clean()


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_an_initiative_and_the_lists_cost_at_most_fifteen_queries(client, index, manual, counting):
    training = focus()
    facts = {"countries": [country("NA"), country("AL")], "focuses": [training]}
    page = initiative(index, counting, heading_en="First", **facts)
    RelatedPage.objects.create(page=page, related=manual)
    addresses = [
        page.address("en"),
        page.address("sv"),
        "/en/party-oriented-support/",
        "/en/party-oriented-support/challenge/counting/",
        "/sv/partiinriktat-stod/utmaning/att-rakna/skriv-ut/",
    ]
    few = [queries(client, address) for address in addresses]
    for number in range(19):
        initiative(index, counting, heading_en=f"More {number}", **facts)
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 15
