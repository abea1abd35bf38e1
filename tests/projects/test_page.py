"""What a reader finds on a project's page."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation
from projects.models import ProjectFunding, ProjectIndexPage, ProjectPage, ProjectResult
from projects.outcome import bar
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectPageFactory, ProjectResultFactory
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    ThemeFactory,
)

from .conftest import whole_project

pytestmark = pytest.mark.django_db


def page_of(client: Client, page: ProjectPage, code: str = "en", view: str = "") -> Any:
    response = client.get(page.address(code) + view)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts_of(soup: Any) -> dict[str, list[str]]:
    """Return the panel: each term with what it tells."""
    return {
        line.dt.get_text(): [one.get_text(" ", strip=True) for one in line.find_all("dd")]
        for line in soup.select(".facts dl > div")
    }


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


def test_what_nobody_recorded_is_said_to_be_so_and_not_left_to_be_guessed(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, period_start=None, period_end=None)
    soup = page_of(client, page)
    facts = facts_of(soup)
    assert (facts["Status"], facts["Period"]) == (["Unknown"], ["Not recorded"])
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


def test_a_page_in_swedish_alone_tells_english_readers_the_facts_in_english(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(
        parent=projects,
        ready_en=False,
        heading_en="",
        summary_en="",
        body_en=[],
        lessons_sv="Lärdomen.",
        countries=[CountryFactory(code="ZA")],
        results=[ProjectResultFactory.build(statement_sv="Utbildade", statement_en="")],
    )
    soup = page_of(client, page)
    assert soup.main["lang"] == "sv"
    panel = soup.find(id="facts").find_parent("section")
    assert panel["lang"] == "en"
    assert facts_of(soup)["Country"] == ["South Africa"]
    statement = soup.find(string="Utbildade").parent
    assert statement["lang"] == "sv"
    assert soup.find(id="lessons")["lang"] == "en"
    assert "Lärdomen." in soup.find(id="lessons").find_parent("aside").get_text()


def test_a_protected_project_says_what_is_withheld_and_an_open_one_nothing(
    client: Client, projects: ProjectIndexPage
) -> None:
    protected = ProjectPageFactory(parent=projects, protection=ProtectionLevel.PROTECTED)
    limited = ProjectPageFactory(parent=projects, protection=ProtectionLevel.LIMITED)
    notice = page_of(client, protected).select_one(".notice").get_text(" ", strip=True)
    assert notice.startswith("Details withheld for security reasons Not shown: country, period")
    notice = page_of(client, limited).select_one(".notice").get_text(" ", strip=True)
    assert notice.endswith("Not shown: partner organisations, contact person, pictures.")
    assert page_of(client, ProjectPageFactory(parent=projects)).select_one(".notice") is None


def test_search_knows_a_project_by_results_lessons_partners_and_other_names_of_countries(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(
        parent=projects,
        countries=[CountryFactory(code="SZ", aliases=["Swaziland"])],
        partner_organisations=[
            OrganisationFactory(
                name_sv="Gatans Handel", name_en="Street Trade", role=Organisation.Role.PARTNER
            )
        ],
        results=[ProjectResultFactory.build(statement_sv="Sparlag", statement_en="Savings groups")],
        lessons_sv="Medlemmarna hade rätt.",
        lessons_en="The members were right.",
    )
    english = ProjectPage.objects.get(pk=page.pk).words("en")
    for words in ("Eswatini", "Swaziland", "Street Trade", "Savings groups", "members were right"):
        assert words in english
    assert "Gatans Handel" not in english


def test_the_preview_of_a_draft_shows_the_facts_of_the_draft(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, countries=[CountryFactory(code="ZA")])
    draft = edit(page, countries=[CountryFactory(code="NA")], budget=95_000)
    html = draft.make_preview_request(preview_mode="en").content.decode()
    assert "Namibia" in html
    assert "South Africa" not in html
    assert "SEK\xa095,000" in html


def test_a_draft_keeps_its_facts_from_the_live_page_until_it_is_published(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    edit(page, budget=5, countries=[], results=[], period_end=date(2027, 1, 1))
    live = page_of(client, page)
    assert "SEK\xa01,200,000" in live.get_text()
    assert len(live.select(".results svg")) == 2
    publish(page)
    after = page_of(client, page)
    assert "SEK\xa05" in after.get_text()
    assert after.find(id="results") is None
    assert "Countries" not in facts_of(after)


def test_the_sheet_of_paper_holds_the_same_facts_without_links_on_terms(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    screen, paper = page_of(client, page), page_of(client, page, view="print/")
    assert facts_of(paper) == facts_of(screen)
    assert not paper.select(".facts a")
    assert [cell.get_text() for cell in paper.select(".results td")] == [
        cell.get_text() for cell in screen.select(".results td")
    ]


def test_a_period_that_ends_before_it_starts_is_refused_in_words(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects)
    page.period_end = date(2020, 1, 1)
    with translation.override("en"), pytest.raises(ValidationError, match="before the start"):
        page.full_clean()


def test_two_projects_may_both_lack_an_iati_identifier_but_not_share_one(
    projects: ProjectIndexPage,
) -> None:
    ProjectPageFactory(parent=projects)
    ProjectPageFactory(parent=projects)
    ProjectPageFactory(parent=projects, iati_identifier="SE-1")
    with pytest.raises(ValidationError, match=r"IATI|iati"):
        ProjectPageFactory(parent=projects, iati_identifier="SE-1")


def test_units_stand_behind_figures_alone(client: Client, projects: ProjectIndexPage) -> None:
    result = ProjectResultFactory.build(
        unit=ProjectResult.Unit.PERCENT, baseline=None, target=50, achieved=44
    )
    page = ProjectPageFactory(parent=projects, results=[result])
    cells = page_of(client, page).select(".results td.number")
    assert [re.sub(r"\s+", " ", cell.get_text()) for cell in cells][:3] == ["–", "50 %", "44 %"]
