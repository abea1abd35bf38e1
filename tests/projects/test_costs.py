"""What a project's page costs, however much it tells."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from palmecenter.listing.models import Entry
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.bulk import add_siblings
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

from .conftest import whole_project

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", ["", "print/"])
def test_a_project_costs_at_most_fifteen_queries_however_much_it_tells(
    client: Client, projects: ProjectIndexPage, view: str
) -> None:
    counts = []
    for several in (1, 10):
        page = whole_project(projects, several, iati_identifier=f"SE-{several}")
        address = page.address("en") + view
        client.get(address)  # Renditions are made at the first view.
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 15


LISTS = [
    "",
    "?q=wells&theme=theme-1&status=running&from=2018&to=2026",
    "?order=heading",
    "print/?status=running",
]


def test_the_list_costs_at_most_fifteen_queries_at_ten_at_a_thousand_at_ten_thousand(
    client: Client, projects: ProjectIndexPage
) -> None:
    country, theme = CountryFactory(code="KE"), ThemeFactory(name_sv="Tema 1", name_en="Theme 1")
    project = ProjectPageFactory(parent=projects, countries=[country], themes=[theme])
    places = ["/en/development-projects/", "/en/development-projects/country/kenya/"]
    paths = [place + query for query in LISTS for place in places]
    counts = []
    for more in (9, 990, 9000):
        add_listed(project, more)
        counts.append({path: queries_of(client, path) for path in paths})
    assert Entry.objects.count() == 10_000
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0].values()) <= 15, counts[0]


def queries_of(client: Client, path: str) -> int:
    client.get(path)  # Django's content types are looked up once a process.
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def add_listed(project: ProjectPage, number: int) -> None:
    """Put copies of a project beside it, with copies of its entry."""
    known = set(Entry.objects.values_list("pk", flat=True))
    add_siblings(project, number)
    entry = Entry.objects.get(pk=project.pk)
    keys = ProjectPage.objects.exclude(pk__in=known).values_list("pk", flat=True)
    columns = {column.attname: getattr(entry, column.attname) for column in Entry._meta.fields}
    Entry.objects.bulk_create([Entry(**columns | {"page_id": key}) for key in keys])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # As PostgreSQL does by itself when a table has grown.
