"""Staff find projects in a list of their own, and change many at once without a surprise."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.choices import Status
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

from .test_copying import user_with

pytestmark = pytest.mark.django_db
LIST = "projects:index"


def listed(client: Client, **query: Any) -> set[str]:
    """Return the English headings of the projects in staff's list."""
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return {page.heading_en for page in response.context["object_list"]}


def act(client: Client, action: str, pages: Any, query: str = "", **data):
    """Send the form of a bulk action, as its own page does."""
    address = reverse("wagtail_bulk_action", args=["projects", "projectpage", action])
    ids = [("id", "all")] if pages == "all" else [("id", page.pk) for page in pages]
    query = f"{urlencode([*ids, ('next', reverse(LIST))])}&{query}"
    return client.post(f"{address}?{query}", data, follow=True)


def latest(page: ProjectPage) -> ProjectPage:
    return ProjectPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_list_says_status_countries_and_how_each_language_stands(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(
        parent=projects, countries=[CountryFactory(code="NA")], status_override="stopped"
    )
    publish(page, heading_sv="Ny rubrik")
    html = editor_client.get(reverse(LIST)).content.decode()
    for words in ("Stopped *", "Namibia", "outdated"):
        assert words in html


def test_the_list_is_narrowed_by_status_country_language_state_and_when_it_was_updated(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    kenya = CountryFactory.create(code="KE")
    ProjectPageFactory(parent=projects, heading_en="Wells", countries=[kenya])
    ProjectPageFactory(
        parent=projects,
        heading_en="Roads",
        period_start=date(2001, 1, 1),
        period_end=date(2002, 1, 1),
    )
    changed = ProjectPageFactory(parent=projects, heading_en="Schools")
    publish(changed, heading_sv="Nya skolor")
    assert listed(editor_client) == {"Wells", "Roads", "Schools"}
    assert listed(editor_client, country=kenya.pk) == {"Wells"}
    assert listed(editor_client, status="finished") == {"Roads"}
    assert listed(editor_client, status=["finished", "running"], country=kenya.pk) == {"Wells"}
    # The level of one has taken away the period that its status follows from: it is not unknown.
    ProjectPageFactory(parent=projects, heading_en="Words", protection="protected")
    ProjectPageFactory(parent=projects, heading_en="Undated", period_start=None, period_end=None)
    assert listed(editor_client, status="unknown") == {"Undated"}
    assert listed(editor_client, en="outdated") == {"Schools"}
    assert listed(editor_client, latest_revision_created_at_from="2001-01-01") == {"Schools"}


def test_a_wrong_filter_value_is_no_error(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    ProjectPageFactory(parent=projects)
    wrong = {"country": "x'", "status": "gone", "en": "?", "latest_revision_created_at_from": "x"}
    assert editor_client.get(reverse(LIST), wrong).status_code == 200


def test_the_list_answers_a_request_for_a_spreadsheet_with_itself(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    response = editor_client.get(reverse(LIST), {"export": "csv"})
    assert response.headers["Content-Type"].startswith("text/html")


def test_the_list_costs_no_query_more_for_more_projects(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    counts = []
    for many in (1, 9):
        for _number in range(many):
            ProjectPageFactory(parent=projects, countries=[CountryFactory(code="NA")])
        editor_client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as captured:
            editor_client.get(reverse(LIST))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_asking_first_changes_nothing_and_says_what_each_project_says_now(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, heading_en="Wells")
    address = reverse("wagtail_bulk_action", args=["projects", "projectpage", "set_status"])
    html = editor_client.get(f"{address}?id={page.pk}").content.decode()
    assert page.get_admin_display_title() in html
    assert "Running" in html
    assert ProjectPage.objects.get(pk=page.pk).latest_revision is None


def test_a_status_goes_live_where_nothing_else_waits_and_stays_a_draft_where_something_does(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    quiet = ProjectPageFactory(parent=projects)
    waiting = ProjectPageFactory(parent=projects)
    edit(waiting, summary_en="Half a thought")
    response = act(editor_client, "set_status", [quiet, waiting], status="stopped", publish="on")
    assert "2 projects changed, 1 published." in response.content.decode()
    assert ProjectPage.objects.get(pk=quiet.pk).status == Status.STOPPED
    live = ProjectPage.objects.get(pk=waiting.pk)
    assert (live.status, live.summary_en) == (Status.RUNNING, "A summary in English.")
    draft = latest(waiting)
    assert (draft.status, draft.summary_en) == (Status.STOPPED, "Half a thought")


def test_without_publish_everything_becomes_a_draft_that_history_can_take_back(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects)
    page.save_revision().publish()
    act(editor_client, "set_status", [page], status="planned")
    assert ProjectPage.objects.get(pk=page.pk).status == Status.RUNNING
    assert latest(page).status == Status.PLANNED
    assert page.revisions.count() == 2


def test_status_is_given_back_to_the_dates(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, status_override="stopped")
    act(editor_client, "set_status", [page], status="dates", publish="on")
    assert ProjectPage.objects.get(pk=page.pk).status == Status.RUNNING


def test_a_theme_is_added_once_and_to_the_others(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    peace, labour = ThemeFactory.create(), ThemeFactory.create()
    has_it = ProjectPageFactory(parent=projects, themes=[peace])
    other = ProjectPageFactory(parent=projects, themes=[labour])
    act(editor_client, "add_theme", [has_it, other], theme=peace.pk, publish="on")
    assert ProjectPage.objects.get(pk=has_it.pk).latest_revision is None
    assert set(ProjectPage.objects.get(pk=other.pk).themes.all()) == {peace, labour}


def test_a_language_is_ready_only_where_its_texts_are_there(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    whole = ProjectPageFactory(parent=projects, ready_en=False)
    draft = edit(whole, heading_en="Wells", body_en=[("text", "<p>Dug.</p>")])
    empty = ProjectPageFactory(parent=projects, ready_en=False, heading_en="", body_en=[])
    act(editor_client, "mark_ready", [whole, empty], language="en")
    assert latest(whole).ready_en
    assert latest(draft).heading_en == "Wells"
    assert not latest(empty).ready_en


def test_all_in_the_list_means_all_that_the_filters_leave(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    kenya = CountryFactory.create(code="KE")
    here = ProjectPageFactory(parent=projects, countries=[kenya])
    elsewhere = ProjectPageFactory(parent=projects)
    query = f"country={kenya.pk}"
    act(editor_client, "set_status", "all", query, status="stopped", publish="on")
    assert ProjectPage.objects.get(pk=here.pk).status == Status.STOPPED
    assert ProjectPage.objects.get(pk=elsewhere.pk).status == Status.RUNNING


def test_who_may_not_edit_changes_nothing(client: Client, projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects)
    client.force_login(user_with(projects, "add_page"))
    act(client, "set_status", [page], status="stopped", publish="on")
    assert ProjectPage.objects.get(pk=page.pk).latest_revision is None


def test_who_may_edit_but_not_publish_leaves_a_draft(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects)
    client.force_login(user_with(projects, "change_page"))
    act(client, "set_status", [page], status="stopped", publish="on")
    assert ProjectPage.objects.get(pk=page.pk).status == Status.RUNNING
    assert latest(page).status == Status.STOPPED


def test_a_locked_project_is_left_alone(editor_client: Client, projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, locked=True)
    act(editor_client, "set_status", [page], status="stopped")
    assert ProjectPage.objects.get(pk=page.pk).latest_revision is None


def test_publishing_what_is_ready_in_no_language_says_so_and_publishes_the_others(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    ready = ProjectPageFactory(parent=projects, live=False)
    unready = ProjectPageFactory(parent=projects, live=False, ready_sv=False, ready_en=False)
    response = act(editor_client, "publish", [ready, unready])
    assert "1 project published, 1 could not be" in response.content.decode()
    assert ProjectPage.objects.get(pk=ready.pk).live
    assert not ProjectPage.objects.get(pk=unready.pk).live
