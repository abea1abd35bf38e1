"""What a selection of projects adds up to: the map, the charts and the numbers of the list."""

from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.projects import (
    ProjectIndexPageFactory,
    ProjectPageFactory,
    ProjectResultFactory,
)
from tests.factories.taxonomy import CountryFactory, ThemeFactory
from tests.markup import attribute, there

pytestmark = pytest.mark.django_db

SV, EN = "/sv/utvecklingsprojekt/", "/en/development-projects/"


@pytest.fixture
def index(home):
    return ProjectIndexPageFactory(parent=home)


def soup(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def numbers(page: BeautifulSoup) -> dict[str, str]:
    return {
        there(row.dt).text: there(row.dd).text.replace("\N{NO-BREAK SPACE}", " ")
        for row in page.select(".numbers > div")
    }


def figure(page: BeautifulSoup, name: str) -> Tag:
    title = there(page.find(id=f"{name}-title"))
    return there(title.find_parent("figure"))


def table(page: BeautifulSoup, name: str) -> dict[str, str]:
    rows = figure(page, name).select("tbody tr")
    return {
        there(row.th).get_text(strip=True): there(row.select_one(".number")).text.replace(
            "\N{NO-BREAK SPACE}", " "
        )
        for row in rows
    }


def test_the_map_links_each_country_to_its_own_place(client, index):
    kenya, kosovo = CountryFactory(code="KE"), CountryFactory(code="XK")
    ProjectPageFactory(parent=index, countries=[kenya, kosovo])
    ProjectPageFactory(parent=index, countries=[kenya])
    page = soup(client, SV)
    found = {
        attribute(link, "href"): there(link.title).text for link in page.select("svg.map-sheet a")
    }
    assert found == {
        f"{SV}land/kenya/": "Kenya: 2 projekt",
        f"{SV}land/kosovo/": "Kosovo: 1 projekt",
    }
    listed = [item.get_text(" ", strip=True) for item in page.select(".map-list li")]
    assert listed == ["Kenya 2 projekt", "Kosovo 1 projekt"]
    for address in found:
        assert client.get(address).status_code == 200


def test_the_map_follows_the_filters_and_keeps_them_in_its_links(client, index):
    kenya, uganda = CountryFactory(code="KE"), CountryFactory(code="UG")
    theme = ThemeFactory(name_sv="Fred", name_en="Peace")
    ProjectPageFactory(parent=index, countries=[kenya], themes=[theme])
    ProjectPageFactory(parent=index, countries=[uganda])
    page = soup(client, f"{EN}?theme=peace")
    if not page.select("svg.map-sheet a"):
        page = soup(client, f"{EN}theme/peace/")
    links = [attribute(link, "href") for link in page.select("svg.map-sheet a")]
    assert links == [f"{EN}?country=kenya&theme=peace"]
    assert numbers(soup(client, links[0]))["Project"] == "1"


def test_figures_are_those_of_the_whole_selection_and_only_on_its_first_page(client, index):
    for number in range(21):
        ProjectPageFactory(parent=index, heading_sv=f"Brunnar {number}", budget=1_000)
    first, second = soup(client, SV), soup(client, f"{SV}?sida=2")
    assert numbers(first)["Projekt"] == "21"
    assert numbers(first)["Budget för de 21 projekt som redovisar den"] == "21 tusen kronor"
    assert not second.select(".numbers, .map")


@pytest.mark.parametrize("place", [SV, EN, f"{SV}land/namibia/", f"{EN}theme/peace/"])
def test_figures_lead_somewhere_wherever_they_stand(client, index, place):
    themes = [ThemeFactory(name_sv="Fred", name_en="Peace"), ThemeFactory()]
    countries = [CountryFactory(code=code) for code in ("NA", "KE")]
    ProjectPageFactory(parent=index, countries=countries, themes=themes, budget=7)
    page = soup(client, place)
    links = {attribute(link, "href") for link in page.select("figure a[href]")}
    assert len(links) >= 3
    for link in links:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(
    ("address", "one", "two"),
    [
        (
            SV,
            {"Projekt": "1", "Land": "1", "Uppnått mål": "1 av 1"},
            {"Projekt": "2", "Länder": "2", "Uppnådda mål": "2 av 2"},
        ),
        (
            EN,
            {"Project": "1", "Country": "1", "Target reached": "1 of 1"},
            {"Projects": "2", "Countries": "2", "Targets reached": "2 of 2"},
        ),
    ],
)
def test_what_is_counted_agrees_with_its_number(client, index, address, one, two):
    for code, said in (("NA", one), ("KE", two)):
        reached = ProjectResultFactory.build(target=1, achieved=1)
        ProjectPageFactory(parent=index, countries=[CountryFactory(code=code)], results=[reached])
        assert numbers(soup(client, address)) == said


def test_an_empty_selection_has_no_figures_and_no_map(client, index):
    page = soup(client, SV)
    assert not page.select(".numbers, .map, .chart")
    assert page.select(".data-files a")


def test_budgets_are_divided_over_the_years_and_what_is_left_out_is_named(client, index):
    ProjectPageFactory(
        parent=index,
        budget=730_000,
        period_start=date(2024, 7, 1),
        period_end=date(2026, 6, 30),
    )
    ProjectPageFactory(parent=index, budget=None)
    ProjectPageFactory(parent=index, budget=500, period_end=None)
    page = soup(client, EN)
    assert table(page, "years") == {
        "2024": "SEK 184,000",
        "2025": "SEK 365,000",
        "2026": "SEK 181,000",
    }
    note = there(figure(page, "years").p).text
    assert "2 projects are not in the chart" in note


def test_a_project_with_several_themes_is_counted_under_each_and_the_page_says_so(client, index):
    peace = ThemeFactory(name_sv="Fred", name_en="Peace")
    labour = ThemeFactory(name_sv="Arbetsliv", name_en="Labour")
    ProjectPageFactory(parent=index, budget=1_000, themes=[peace, labour])
    ProjectPageFactory(parent=index, budget=500, themes=[labour])
    page = soup(client, EN)
    assert table(page, "themes") == {"Labour": "SEK 1,500", "Peace": "SEK 1,000"}
    assert "counted in full under each" in figure(page, "themes").text


def test_a_theme_of_which_no_budget_is_told_is_not_in_the_chart(client, index):
    told, untold = ThemeFactory(name_en="Labour"), ThemeFactory(name_en="Climate")
    ProjectPageFactory(parent=index, budget=500, themes=[told])
    ProjectPageFactory(parent=index, budget=None, themes=[told, untold])
    assert table(soup(client, EN), "themes") == {"Labour": "SEK 500"}


def test_results_are_counted_by_how_far_they_have_come(client, index):
    figures = [(60, 60, 0), (60, 61, None), (2, 1, 4), (60, 59, 0), (None, 3, None), (5, None, 0)]
    ProjectPageFactory(
        parent=index,
        results=[
            ProjectResultFactory.build(target=target, achieved=achieved, baseline=baseline)
            for target, achieved, baseline in figures
        ],
    )
    page = soup(client, EN)
    assert table(page, "results") == {
        "Target reached or passed": "3",
        "Not yet at the target": "1",
        "Without a target to measure by": "2",
    }
    assert numbers(page)["Targets reached"] == "3 of 4"


def test_the_list_with_its_figures_costs_at_most_fifteen_queries(client, index):
    def queries(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    theme = ThemeFactory()
    paths = (SV, EN, f"{EN}?q=heading&status=running", f"{SV}land/namibia/")

    def make() -> None:
        results = [ProjectResultFactory.build()]
        facts = {"countries": [CountryFactory()], "themes": [theme], "budget": 7}
        ProjectPageFactory(parent=index, results=results, **facts)

    make()
    few = [queries(path) for path in paths]
    for _number in range(19):
        make()
    assert [queries(path) for path in paths] == few
    assert max(few) <= 15
