"""What the whole list adds up to is kept; what is taken out of it is in nothing that is kept."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from palmecenter.pages.models import HomePage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Country
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db

LIST = "/en/development-projects/"


@pytest.fixture
def projects(home: HomePage) -> ProjectIndexPage:
    index: ProjectIndexPage = ProjectIndexPageFactory(parent=home)
    return index


def close(project: ProjectPage) -> None:
    project.protection = ProtectionLevel.CLOSED
    project.live = False
    project.save()


def protect(project: ProjectPage) -> None:
    project.protection = ProtectionLevel.PROTECTED
    project.save_revision().publish()


WAYS_OUT: dict[str, Callable[[ProjectPage], object]] = {
    "unpublished": lambda project: project.unpublish(),
    "unpublished as a bare page": lambda project: Page.objects.get(pk=project.pk).unpublish(),
    "deleted": lambda project: Page.objects.get(pk=project.pk).delete(),
    "closed": close,
    "protected": protect,
    "made private": lambda project: PageViewRestriction.objects.create(
        page=project, restriction_type=PageViewRestriction.LOGIN
    ),
    "its country is no more": lambda project: Country.objects.get(code="KE").delete(),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_country_that_is_taken_out_is_in_no_count_and_on_no_map_at_once(
    client: Client, projects: ProjectIndexPage, way: str
) -> None:
    kenya, albania = CountryFactory(code="KE"), CountryFactory(code="AL")
    theme = ThemeFactory(slug_en="rights")
    there = {"themes": [theme], "budget": 1_000_000}
    project = ProjectPageFactory(parent=projects, countries=[kenya], **there)
    ProjectPageFactory(parent=projects, countries=[albania], **there)
    theme_address = f"{LIST}theme/rights/"
    for address in (LIST, theme_address):
        assert "Kenya" in client.get(address).content.decode()
    WAYS_OUT[way](project)
    for address in (LIST, theme_address, f"{LIST}?country=albania"):
        html = client.get(address).content.decode()
        assert "Albania" in html
        assert "Kenya" not in html


def test_the_whole_list_is_counted_again_only_when_it_has_changed(
    client: Client, projects: ProjectIndexPage
) -> None:
    project = ProjectPageFactory(parent=projects, countries=[CountryFactory(code="KE")])

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    client.get(LIST)  # Django's content types are looked up once a process.
    kept = statements()
    project.save_revision().publish()
    counted = statements()
    assert kept == statements() < counted
