"""What the list of publications is filtered by."""

import pytest
from bs4 import BeautifulSoup

from publications.models import PublicationIndexPage
from tests.factories.publications import publication
from tests.markup import attribute


def add_in(index: PublicationIndexPage, *tags: str) -> None:
    """Put a publication into the list for each language."""
    for tag in tags:
        publication(index, {"language": tag, "title": f"Title {tag}"})


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("sv", ["arabiska", "burmesiska", "engelska", "spanska", "tyska"]),
        ("en", ["Arabic", "Burmese", "English", "German", "Spanish"]),
    ],
)
def test_languages_stand_in_the_order_of_the_readers_alphabet(client, index, code, names):
    add_in(index, "ar", "de", "en", "es", "my")
    listing = client.get(index.address(code)).context["listing"]
    (facet,) = (facet for facet in listing.facets if facet.name == "language")
    assert [choice.label.casefold() for choice in facet.choices] == [n.casefold() for n in names]


def test_the_switch_leads_straight_to_the_same_languages_in_the_other_order(client, index):
    add_in(index, "de", "es")
    page = client.get(f"{index.address('sv')}?sprak=spanska&sprak=tyska")
    assert page.status_code == 200
    switch = BeautifulSoup(page.content, "html.parser").select_one(".switch a")
    assert attribute(switch, "href").endswith("?language=german&language=spanish")
    assert client.get(attribute(switch, "href")).status_code == 200
