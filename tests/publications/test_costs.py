"""What publications cost, however many there are and however much each tells."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from publications.models import PublicationAuthor, PublicationPage
from tests.factories.publications import publication, publish_page, set_stock
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db

VIEWS = {"sv": ["", "skriv-ut/"], "en": ["", "print/"]}
MOST = 15
CODES = ["NA", "ZA", "KE", "SO", "ET", "MM", "PS", "RS", "MD", "CO"]


def queries_of(client: Client, page) -> dict[str, int]:
    found = {}
    for code, views in VIEWS.items():
        for view in views:
            address = page.address(code) + view
            client.get(address)  # Renditions are made at the first view.
            cache.clear()
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found[address] = len(captured)
    return found


def whole_publication(index, number: int, several: int) -> PublicationPage:
    """Return a publication with so many editions on file, on paper, authors and terms."""
    languages = ["sv", "en", "my", "ar", "es", "fr", "pt", "ru", "so", "ti"][:several]
    page = publication(
        index,
        *({"language": code, "title": f"Cirkeln {number} {code}"} for code in languages),
        {"format": "print", "language": "sv"},
        heading_sv=f"Cirkeln {number}",
        heading_en=f"The Circle {number}",
        themes=ThemeFactory.create_batch(several),
        countries=[CountryFactory(code=code) for code in CODES[:several]],
    )
    page.authors.add(*(PublicationAuthor(name=f"Lind {n}, Anna") for n in range(several)))
    set_stock(page, "sv", 5)
    return publish_page(page)


def test_the_list_costs_at_most_fifteen_queries_at_one_and_at_thirty(client, index):
    whole_publication(index, 0, 2)
    one = queries_of(client, index)
    for number in range(1, 30):
        whole_publication(index, number, 2)
    thirty = queries_of(client, index)
    assert one == thirty
    assert max(thirty.values()) <= MOST, thirty


def test_a_page_costs_at_most_fifteen_queries_however_much_it_tells(client, index):
    short, long = (whole_publication(index, number, number) for number in (1, 10))
    counts = [list(queries_of(client, page).values()) for page in (short, long)]
    assert counts[0] == counts[1]
    assert max(counts[0]) <= MOST, counts[0]
