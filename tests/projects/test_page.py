"""The page of a project: its facts in the reader's language, and what is not known."""

from decimal import Decimal

import pytest
from django.test import Client

from projects.context.outcomes import bar
from projects.models import ProjectFunding, ProjectIndexPage
from tests.factories.projects import ProjectPageFactory, ProjectResultFactory
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    ThemeFactory,
)

from .reading import facts_of, page_of

pytestmark = pytest.mark.django_db


def test_the_panel_tells_the_facts_in_the_readers_language(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(
        parent=projects,
        countries=[CountryFactory(code="ZA"), CountryFactory(code="NA")],
        themes=[ThemeFactory(name_sv="Jämställdhet", name_en="Gender equality")],
    )
    english = facts_of(page_of(client, page, "en"))
    assert english["Countries"] == ["Namibia", "South Africa"]
    assert english["Theme"] == ["Gender equality"]
    assert english["Period"] == ["2024–2030"]
    swedish = facts_of(page_of(client, page, "sv"))
    assert swedish["Länder"] == ["Namibia", "Sydafrika"]
    assert swedish["Tema"] == ["Jämställdhet"]


def test_a_country_leads_to_all_projects_there_in_the_readers_language(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, countries=[CountryFactory(code="ZA")])
    hrefs = {
        code: page_of(client, page, code).select_one(".facts a")["href"] for code in ("sv", "en")
    }
    assert hrefs == {
        "sv": "/sv/utvecklingsprojekt/land/sydafrika/",
        "en": "/en/development-projects/country/south-africa/",
    }


def test_what_nobody_knows_is_left_out(client: Client, projects: ProjectIndexPage) -> None:
    country = CountryFactory(code="ZA")
    page = ProjectPageFactory(
        parent=projects, countries=[country], period_start=None, period_end=None
    )
    soup = page_of(client, page)
    assert facts_of(soup) == {"Country": ["South Africa"]}
    assert soup.find(id="costs") is None
    assert soup.find(id="results") is None


def test_a_worldwide_project_tells_its_region(client: Client, projects: ProjectIndexPage) -> None:
    region = RegionFactory(name_sv="Globalt", name_en="Global")
    page = ProjectPageFactory(parent=projects, region=region)
    assert facts_of(page_of(client, page))["Region"] == ["Global"]


def test_the_page_says_who_pays_and_what_nobody_is_named_for(
    client: Client, projects: ProjectIndexPage
) -> None:
    union = OrganisationFactory(name_sv="Facket", name_en="The Union")
    page = ProjectPageFactory(
        parent=projects,
        budget=1_200_000,
        spent=816_000,
        funders=[ProjectFunding(organisation=union, amount=120_000)],
    )
    rows = page_of(client, page).select(".costs tr")
    told = [row.get_text(" ", strip=True).replace("\xa0", " ") for row in rows]
    assert told == [
        "Budget SEK 1,200,000",
        "The Union SEK 120,000",
        "Other funding SEK 1,080,000",
        "Spent so far (68%) SEK 816,000",
    ]


def test_a_result_without_baseline_or_target_shows_dashes_and_no_bar(
    client: Client, projects: ProjectIndexPage
) -> None:
    result = ProjectResultFactory.build(baseline=None, target=None, achieved=313, year=2019)
    page = ProjectPageFactory(parent=projects, results=[result])
    table = page_of(client, page).select_one(".results table")
    assert [cell.get_text(strip=True) for cell in table.select("td")] == ["–", "–", "313", "2019"]
    assert table.svg is None


def test_a_result_says_in_words_how_far_it_has_come(
    client: Client, projects: ProjectIndexPage
) -> None:
    result = ProjectResultFactory.build(baseline=0, target=60, achieved=41)
    page = ProjectPageFactory(parent=projects, results=[result])
    assert "68% of the way to the target" in page_of(client, page).get_text()
    swedish = page_of(client, page, "sv").get_text().replace("\xa0", " ")
    assert "68 % av vägen till målet" in swedish


@pytest.mark.parametrize(
    ("baseline", "target", "achieved", "done", "goal"),
    [
        (0, 60, 30, 50, 100),
        (None, 60, 30, 50, 100),
        (0, 14, 28, 100, 50),
        (40, 20, 30, 50, 100),
        (10, 20, 5, 0, 100),
    ],
    ids=["half way", "no baseline", "twice the target", "a decrease", "backwards"],
)
def test_a_bar_is_as_long_as_what_is_done(
    baseline: int | None, target: int, achieved: int, done: int, goal: int
) -> None:
    figures = {"baseline": baseline, "target": target, "achieved": achieved}
    exact = {name: None if one is None else Decimal(one) for name, one in figures.items()}
    made = bar(ProjectResultFactory.build(**exact), "en")
    assert made is not None
    assert (made.done, made.target) == (done, goal)


def test_a_target_that_is_the_baseline_makes_no_bar() -> None:
    assert bar(ProjectResultFactory.build(baseline=6, target=6, achieved=6), "en") is None
