"""The list of projects: filters, counts, orders, pages and addresses."""

import pytest

from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return ProjectIndexPageFactory(parent=home)


def test_filters_combine_and_words_are_in_the_reader_s_language(client, index):
    kenya = CountryFactory(code="KE")
    ProjectPageFactory(parent=index, countries=[kenya], heading_sv="Brunnar", heading_en="Wells")
    ProjectPageFactory(parent=index, heading_sv="Brunnar igen", heading_en="Wells again")
    html = client.get("/sv/utvecklingsprojekt/?q=brunnar&land=kenya").content.decode()
    assert ">1 projekt<" in html
    html = client.get("/en/development-projects/?q=wells&status=running&from=2024").content.decode()
    assert ">2 projects<" in html
    assert 'Kenya <span class="count">(1)</span>' in html


def test_empty_and_foreign_parameters_lead_to_the_clean_address(client, index):
    ProjectPageFactory(parent=index, countries=[CountryFactory(code="KE")])
    response = client.get("/sv/utvecklingsprojekt/?country=kenya&q=&tema=&sida=1")
    assert response.status_code == 301
    assert response["Location"] == "/sv/utvecklingsprojekt/?land=kenya"
