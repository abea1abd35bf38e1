"""Staff see the level of a page, an organisation or a person wherever they meet it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from palmecenter.taxonomy.models import Organisation
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import OrganisationFactory, PersonFactory
from tests.projects.test_editor import in_swedish

pytestmark = pytest.mark.django_db


@pytest.fixture
def projects(home) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


@pytest.fixture
def guarded(projects: ProjectIndexPage) -> ProjectPage:
    return ProjectPageFactory(parent=projects, heading_sv="Vägen", protection="protected")


@pytest.fixture
def plain(projects: ProjectIndexPage) -> ProjectPage:
    return ProjectPageFactory(parent=projects, heading_sv="Sjön")


def page_of(client: Client, name: str, *args: object, **query: Any) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.json()["html"] if "choose" in name else response.content.decode()


def test_the_header_of_the_editor_says_the_level_in_words(
    editor_client: Client, guarded: ProjectPage, plain: ProjectPage
) -> None:
    in_swedish(editor_client)

    def tags(page: ProjectPage) -> list[str]:
        html = BeautifulSoup(
            page_of(editor_client, "wagtailadmin_pages:edit", page.pk), "html.parser"
        )
        return [tag.get_text(" ", strip=True) for tag in html.select("header .w-status--label")]

    assert tags(guarded) == ["Skyddsnivå skyddad"]
    assert tags(plain) == []


def test_the_header_says_the_level_that_the_public_meets_while_a_draft_would_lower_it(
    editor_client: Client, guarded: ProjectPage
) -> None:
    edit(guarded, agreed=True, protection="open")
    html = BeautifulSoup(
        page_of(editor_client, "wagtailadmin_pages:edit", guarded.pk), "html.parser"
    )
    [tag] = html.select("header .w-status--label")
    assert "protected" in tag.get_text()


@pytest.mark.parametrize("name", ["wagtailadmin_explore", "wagtailadmin_choose_page_child"])
def test_lists_and_choosers_mark_what_is_not_open(
    editor_client: Client, guarded: ProjectPage, plain: ProjectPage, name: str
) -> None:
    html = page_of(editor_client, name, guarded.get_parent().pk)
    assert "Vägen (protected)" in html
    assert "Sjön" in html
    assert "Sjön (" not in html


def test_what_was_chosen_says_its_level(editor_client: Client, guarded: ProjectPage) -> None:
    address = reverse("wagtailadmin_choose_page_chosen_multiple")
    found = editor_client.get(address, {"id": guarded.pk}).json()
    assert found["result"][0]["adminTitle"] == "Vägen (protected)"


@pytest.mark.parametrize("name", ["explore", "type", "search_all"])
def test_pages_are_filtered_by_level(
    editor_client: Client, guarded: ProjectPage, plain: ProjectPage, name: str
) -> None:
    if name == "type":
        args: tuple = ("wagtailadmin_pages:type_use", "projects", "projectpage")
    else:
        args = ("wagtailadmin_explore", Page.get_first_root_node().pk)
    more = {"search_all": "true"} if name == "search_all" else {}
    html = page_of(editor_client, *args, protection="protected", **more)
    assert "Vägen" in html
    assert "Sjön" not in html
    both = page_of(editor_client, *args, protection=["protected", "open"], **more)
    assert "Vägen" in both
    assert "Sjön" in both


def test_the_page_chooser_is_filtered_by_level_while_browsing_and_searching(
    editor_client: Client, guarded: ProjectPage, plain: ProjectPage
) -> None:
    in_swedish(editor_client)
    root = guarded.get_parent().get_parent()
    html = BeautifulSoup(
        page_of(editor_client, "wagtailadmin_choose_page_child", root.pk), "html.parser"
    )
    links = {link.get_text(): str(link["href"]) for link in html.select("p a.navigate-pages")}
    assert list(links) == ["alla", "öppen", "begränsad", "skyddad", "stängd"]
    assert links["alla"] == "?"
    assert links["skyddad"] == "?protection=protected"
    found = page_of(
        editor_client, "wagtailadmin_choose_page_child", root.pk, protection="protected"
    )
    # However deep below the page, as those in between are open.
    assert "Vägen (skyddad)" in found
    assert "Sjön" not in found
    everywhere = page_of(editor_client, "wagtailadmin_choose_page", protection="protected")
    assert "Vägen (skyddad)" in everywhere
    for level, is_there in (("protected", True), ("open", False), ("?", True)):
        address = reverse("wagtailadmin_choose_page_search")
        answer = editor_client.get(address, {"q": "Vägen", "protection": level})
        assert answer.status_code == 200
        assert ("Vägen" in answer.content.decode()) == is_there


def test_the_explorer_asks_no_more_for_more_pages_that_are_not_open(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            page_of(editor_client, "wagtailadmin_explore", projects.pk)
        return len(made)

    ProjectPageFactory(parent=projects, protection="limited")
    queries()
    one = queries()
    for _number in range(10):
        ProjectPageFactory(parent=projects, protection="limited")
    assert queries() <= one


def test_reports_of_ours_filter_by_level(
    editor_client: Client, projects: ProjectIndexPage, guarded: ProjectPage
) -> None:
    ProjectPageFactory(parent=projects, heading_sv="Ängen", ready_en=False)
    guarded.ready_en = False
    guarded.save_revision().publish()
    for name in ("translation_report", "open_data_report"):
        html = page_of(editor_client, name, protection="protected")
        assert "Vägen (protected" in html
        assert "Ängen" not in html


def test_organisations_and_people_show_their_level_in_lists_headers_choosers_and_boxes(
    editor_client: Client, projects: ProjectIndexPage, plain: ProjectPage
) -> None:
    union = OrganisationFactory.create(
        name_sv="Ett förbund",
        name_en="Ett förbund",
        role=Organisation.Role.MEMBER,
        protection="limited",
    )
    OrganisationFactory.create(
        name_sv="Ett öppet", name_en="Ett öppet", role=Organisation.Role.MEMBER
    )
    PersonFactory.create(name="En kvinna", protection="limited")
    for model in ("organisation", "person"):
        html = BeautifulSoup(
            page_of(editor_client, f"wagtailsnippets_taxonomy_{model}:list"), "html.parser"
        )
        tags = [tag.get_text(strip=True) for tag in html.select("tbody .w-status")]
        assert tags == ["limited"]
        chooser = f"wagtailsnippetchoosers_taxonomy_{model}:choose"
        rows = BeautifulSoup(page_of(editor_client, chooser), "html.parser").table
        assert rows is not None
        assert "limited" in rows.get_text()
    edit = page_of(editor_client, "wagtailsnippets_taxonomy_organisation:edit", union.pk)
    assert "Ett förbund (limited)" in edit
    boxes = page_of(editor_client, "wagtailadmin_pages:edit", plain.pk)
    assert "Ett förbund (limited)" in boxes
    assert "Ett öppet (" not in boxes


def test_choosers_of_organisations_are_narrowed_to_a_level(editor_client: Client, db) -> None:
    OrganisationFactory.create(name_sv="Ett förbund", name_en="Ett förbund", protection="limited")
    OrganisationFactory.create(name_sv="Ett öppet", name_en="Ett öppet")
    name = "wagtailsnippetchoosers_taxonomy_organisation:choose"
    whole = page_of(editor_client, name)
    assert "Ett öppet" in whole
    assert "All levels" in whole
    for query in ({}, {"q": "Ett"}):
        narrowed = page_of(editor_client, name, protection="limited", **query)
        assert "Ett förbund" in narrowed
        assert "Ett öppet" not in narrowed
    nonsense = editor_client.get(reverse(name), {"protection": "nonsense"})
    assert nonsense.status_code == 200
