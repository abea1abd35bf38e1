"""What a project keeps from its page, and what it is to search, preview, paper and forms."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.search.indexing import refresh
from palmecenter.taxonomy.models import Organisation
from projects.models import ProjectIndexPage, ProjectPage, ProjectResult
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectPageFactory, ProjectResultFactory
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
)

from .conftest import whole_project
from .reading import facts_of, page_of

pytestmark = pytest.mark.django_db


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
    assert notice.startswith(
        "Details withheld for security reasons "
        "About projects that need this much protection we do not show: country, period, "
    )
    notice = page_of(client, limited).select_one(".notice").get_text(" ", strip=True)
    assert notice.endswith("we do not show: partner organisations, contact person, pictures.")
    assert page_of(client, ProjectPageFactory(parent=projects)).select_one(".notice") is None


def test_a_status_that_follows_from_what_is_withheld_or_unknown_is_not_told(
    client: Client, projects: ProjectIndexPage
) -> None:
    protected = ProjectPageFactory(
        parent=projects, protection=ProtectionLevel.PROTECTED, period_start=date(2024, 1, 1)
    )
    assert "Status" not in facts_of(page_of(client, protected))
    said = ProjectPageFactory(
        parent=projects, protection=ProtectionLevel.PROTECTED, status_override="stopped"
    )
    assert facts_of(page_of(client, said))["Status"] == ["Stopped"]
    undated = ProjectPageFactory(parent=projects, period_start=None, period_end=None)
    assert "Status" not in facts_of(page_of(client, undated))


def test_search_knows_a_project_by_results_lessons_partners_and_countries(
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
    for words in ("Eswatini", "Street Trade", "Savings groups", "members were right"):
        assert words in english
    assert "Gatans Handel" not in english


def test_search_finds_a_country_by_its_other_names_and_never_shows_them(
    client, projects: ProjectIndexPage
) -> None:
    country = CountryFactory(code="SZ", aliases=["Swaziland", "Ngwane"])
    page = ProjectPageFactory(parent=projects, countries=[country])
    refresh(ProjectPage.objects.filter(pk=page.pk))
    found = client.get("/en/search/?q=swaziland").content.decode()
    assert page.address("en") in found
    assert "Swaziland" not in found
    assert "Ngwane" not in found


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
