"""Parts of lists on paper, such as a country's: two lists have the same countries."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.party_support import (
    InitiativePageFactory,
    PartySupportIndexPageFactory,
    country,
    focus,
)
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.markup import attribute, there

pytestmark = pytest.mark.django_db

KENYA = [
    ("/sv/utvecklingsprojekt/land/kenya/{}/", "Utvecklingsprojekt"),
    ("/en/development-projects/country/kenya/{}/", "Development projects"),
    ("/sv/partiinriktat-stod/land/kenya/{}/", "Partiinriktat stöd"),
    ("/en/party-oriented-support/country/kenya/{}/", "Party Oriented Support"),
]


@pytest.fixture
def kenya(home) -> None:
    """Put the country into both lists."""
    projects, support = (
        ProjectIndexPageFactory(parent=home),
        PartySupportIndexPageFactory(parent=home),
    )
    ProjectPageFactory(parent=projects, countries=[country("KE")])
    InitiativePageFactory(parent=support, countries=[country("KE")])


@pytest.mark.parametrize(("address", "whole"), KENYA)
def test_the_sheet_of_a_country_says_which_list_it_is_of(client, kenya, address, whole):
    printed = client.get(address.format("skriv-ut" if "/sv/" in address else "print"))
    soup = BeautifulSoup(printed.content, "html.parser")
    assert there(soup.select_one(".paper-head .place")).text == whole
    assert there(soup.h1).text == "Kenya"
    assert there(soup.title).text.startswith(f"Kenya – {whole} – ")
    assert attribute(soup.html, "data-head") == f"{whole} – Kenya"


@pytest.mark.parametrize(("address", "whole"), KENYA)
def test_the_file_of_a_country_is_called_after_its_list_too(client, kenya, made, address, whole):
    response = client.get(address.format("pdf"))
    assert f"<title>Kenya – {whole}</title>" in made[0]
    slug = whole.casefold().replace("ö", "o").replace(" ", "-")
    assert f'filename="kenya-{slug}.pdf"' in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/sv/partiinriktat-stod/inriktning/utbildning/{}/", "Utbildning"),
        ("/en/party-oriented-support/focus/training/{}/", "Training"),
    ],
)
def test_a_focus_has_a_capital_on_paper_as_on_screen(client, home, made, address, title):
    support = PartySupportIndexPageFactory(parent=home)
    InitiativePageFactory(parent=support, focuses=[focus()])
    printed = client.get(address.format("skriv-ut" if "/sv/" in address else "print"))
    soup = BeautifulSoup(printed.content, "html.parser")
    assert there(soup.h1).text == title
    assert there(soup.title).text.startswith(f"{title} – ")
    assert f"''{title}%20" in client.get(address.format("pdf"))["Content-Disposition"]
