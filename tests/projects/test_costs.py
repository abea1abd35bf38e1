"""What a project's page costs, however much it tells."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.models import ProjectIndexPage

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
