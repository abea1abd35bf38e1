"""The report on what tells together, as it stands now."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from palmecenter.pages.models import SectionPage
from projects.models import ProjectIndexPage
from tests.factories.pages import ContentPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def projects(home) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


def test_it_lists_pages_that_something_tells_together_with_and_no_others(
    editor_client: Client, projects: ProjectIndexPage, section: SectionPage
) -> None:
    text = [("text", "<p>Om kamelkaravanerna.</p>")]
    ProjectPageFactory(parent=projects, heading_sv="Vägen", protection="protected", body_sv=text)
    ProjectPageFactory(parent=projects, heading_sv="Sjön", protection="protected")
    ContentPageFactory(parent=section, heading_sv="Vittnen", body_sv=text)
    html = editor_client.get(reverse("mosaic_report")).content.decode()
    assert "Vägen (protected)" in html
    assert "“kamelkaravanerna”" in html
    assert "Vittnen" in html
    assert "Sjön" not in html
    table = editor_client.get(reverse("mosaic_report"), {"export": "csv"}).getvalue().decode()
    assert "kamelkaravanerna" in table


def test_it_is_filtered_by_level(editor_client: Client, projects: ProjectIndexPage) -> None:
    for code in ("KE", "ZA"):
        country = CountryFactory.create(code=code)
        ProjectPageFactory(
            parent=projects, heading_sv=f"I {code}", countries=[country], protection="limited"
        )
    address = reverse("mosaic_report")
    assert "I KE" in editor_client.get(address, {"protection": "limited"}).content.decode()
    assert "I KE" not in editor_client.get(address, {"protection": "protected"}).content.decode()


def test_how_many_queries_it_makes_does_not_depend_on_how_many_pages_there_are(
    editor_client: Client, projects: ProjectIndexPage, django_assert_max_num_queries
) -> None:
    country = CountryFactory.create(code="KE")
    for _number in range(12):
        ProjectPageFactory(parent=projects, countries=[country], protection="protected")
    ProjectPageFactory(parent=projects, countries=[country], protection="limited")
    with django_assert_max_num_queries(45):
        editor_client.get(reverse("mosaic_report"))


def test_who_may_edit_no_page_does_not_see_it(projects: ProjectIndexPage) -> None:
    user = get_user_model().objects.create_user("clerk", "clerk@example.org", "secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    assert client.get(reverse("mosaic_report")).status_code == 302
