"""The list as readers see it: rows, pages, orders, what to do when nothing is found, paper."""

from datetime import date

import pytest
import time_machine

from palmecenter.listing.entries import refresh
from palmecenter.listing.pages import MOST_ON_PAPER
from projects.models import ProjectPage
from tests.factories.bulk import add_siblings
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return ProjectIndexPageFactory(parent=home)


def add_many(project: ProjectPage, number: int) -> None:
    add_siblings(project, number)
    refresh(ProjectPage, ProjectPage.objects.values_list("pk", flat=True))


def headings(client, query: str) -> list[str]:
    response = client.get(f"/sv/utvecklingsprojekt/{query}")
    return [row.shown.heading for row in response.context["listing"].rows]


def test_the_list_is_read_page_by_page_and_no_project_twice(client, index):
    add_many(ProjectPageFactory(parent=index), 44)
    seen = []
    for query in ("", "?sida=2", "?sida=3"):
        response = client.get(f"/sv/utvecklingsprojekt/{query}")
        seen += [row.page.pk for row in response.context["listing"].rows]
    assert len(seen) == len(set(seen)) == 45
    html = client.get("/sv/utvecklingsprojekt/?sida=2").content.decode()
    assert '<a href="/sv/utvecklingsprojekt/" rel="prev">' in html
    assert '<a href="/sv/utvecklingsprojekt/?sida=3" rel="next">' in html
    assert '<ol class="items rows" start="21">' in html


def test_another_filter_or_order_begins_at_the_first_page(client, index):
    add_many(ProjectPageFactory(parent=index), 44)
    html = client.get("/sv/utvecklingsprojekt/?ordning=rubrik&sida=2").content.decode()
    assert 'href="/sv/utvecklingsprojekt/?ordning=aldst"' in html
    assert 'name="sida"' not in html


def test_the_list_is_ordered_by_period_heading_and_sum(client, index):
    facts = [("Örn", 2020, 100), ("Zebra", 2024, None), ("Ål", 2022, 300)]
    for heading, year, budget in facts:
        ProjectPageFactory(
            parent=index, heading_sv=heading, period_start=date(year, 1, 1), budget=budget
        )
    assert headings(client, "") == ["Zebra", "Ål", "Örn"]
    assert headings(client, "?ordning=aldst") == ["Örn", "Ål", "Zebra"]
    assert headings(client, "?ordning=rubrik") == ["Zebra", "Ål", "Örn"]
    assert headings(client, "?ordning=storst") == ["Ål", "Örn", "Zebra"]


def test_a_project_ends_at_midnight_in_sweden(client, index):
    ProjectPageFactory(parent=index, period_start=date(2024, 1, 1), period_end=date(2026, 6, 30))
    with time_machine.travel("2026-06-30T21:59:00Z", tick=False):
        assert headings(client, "?status=pagaende")
    with time_machine.travel("2026-06-30T22:01:00Z", tick=False):
        assert headings(client, "?status=avslutat")
        assert not headings(client, "?status=pagaende")


def test_each_filter_that_is_on_can_be_taken_away(client, index):
    kenya, theme = CountryFactory(code="KE"), ThemeFactory(name_sv="Fred", name_en="Peace")
    ProjectPageFactory(parent=index, countries=[kenya], themes=[theme])
    html = client.get("/sv/utvecklingsprojekt/?land=kenya&tema=fred").content.decode()
    assert 'href="/sv/utvecklingsprojekt/?tema=fred"' in html
    assert 'href="/sv/utvecklingsprojekt/?land=kenya"' in html
    assert 'href="/sv/utvecklingsprojekt/"' in html


def test_nothing_found_says_what_to_take_away_and_what_is_found_then(client, index):
    ProjectPageFactory(parent=index, countries=[CountryFactory(code="KE")])
    theme = ThemeFactory(name_sv="Fred", name_en="Peace")
    ProjectPageFactory(parent=index, themes=[theme])
    html = client.get("/en/development-projects/?country=kenya&theme=peace").content.decode()
    assert ">0 projects<" in html
    assert '<a href="/en/development-projects/?theme=peace">without Country: Kenya</a>' in html
    assert '<a href="/en/development-projects/?country=kenya">without Theme: Peace</a>' in html


def test_an_empty_list_says_so(client, index):
    assert "Här finns inget ännu." in client.get("/sv/utvecklingsprojekt/").content.decode()


def test_the_editor_s_own_text_stands_above_the_whole_list_alone(client, index):
    ProjectPageFactory(parent=index, countries=[CountryFactory(code="KE")])
    assert "Brödtext på svenska." in client.get("/sv/utvecklingsprojekt/").content.decode()
    html = client.get("/sv/utvecklingsprojekt/?land=kenya").content.decode()
    assert "Brödtext på svenska." not in html


def test_paper_holds_an_index_and_the_short_form_of_every_project_found(client, index):
    kenya = CountryFactory(code="KE")
    ProjectPageFactory(parent=index, countries=[kenya], budget=1_200_000, status_override="stopped")
    add_many(ProjectPageFactory(parent=index), 29)
    html = client.get("/sv/utvecklingsprojekt/skriv-ut/?status=pagaende").content.decode()
    assert html.count('class="short-form"') == html.count('href="#project-') == 30
    assert "<b>30 projekt</b> · Status: pågående" in html
    html = client.get("/sv/utvecklingsprojekt/skriv-ut/?land=kenya&sida=7").content.decode()
    assert html.count('class="short-form"') == 1
    assert "1\xa0200\xa0000 kronor" in html
    assert "testserver/sv/utvecklingsprojekt/?land=kenya<" in html


def test_the_terms_of_a_short_form_agree_with_how_many_there_are(client, index):
    kenya, namibia = CountryFactory(code="KE"), CountryFactory(code="NA")
    ProjectPageFactory(parent=index, countries=[kenya])
    ProjectPageFactory(parent=index, countries=[kenya, namibia])
    html = client.get("/sv/utvecklingsprojekt/skriv-ut/").content.decode()
    assert (html.count("<dt>Land</dt>"), html.count("<dt>Länder</dt>")) == (1, 1)


def test_a_list_too_long_for_paper_says_so_on_paper(client, index):
    add_many(ProjectPageFactory(parent=index), MOST_ON_PAPER + 9)
    html = client.get("/en/development-projects/print/").content.decode()
    assert html.count('class="short-form"') == MOST_ON_PAPER
    assert f"only its first {MOST_ON_PAPER}" in html


def test_the_sheet_of_a_country_bears_its_name(client, index):
    ProjectPageFactory(parent=index, countries=[CountryFactory(code="KE")])
    html = client.get("/en/development-projects/country/kenya/print/").content.decode()
    assert '<h1 lang="en">Kenya</h1>' in html
    assert "development-projects/country/kenya" in html
