"""A draft that lowers a level, and every place where drafts go out: words, and no error."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page, Workflow

from palmecenter.protection.lowering import LevelLoweredError
from palmecenter.protection.models import LevelChange
from projects.importing.csv_file import read
from projects.importing.dry_run import Wish, run
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.projects import ProjectPageFactory
from tests.tabs import errors, opened, sent

from .test_lowering_drafts import lowering_draft
from .test_old_tab import stored

pytestmark = pytest.mark.django_db

PUBLISH = "action-publish"
REFUSED = "This would lower the protection from “protected:"


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def untouched(page: Page) -> bool:
    row = stored(page)
    return (row.protection, row.budget, row.live) == ("protected", None, True)


# --- Workflows -----------------------------------------------------------------------------------


@pytest.fixture
def task_state(project: ProjectPage, moderator: Client) -> Any:
    """A lowering draft that somebody submitted, and the moderator may approve."""
    lowering_draft(project)
    state = Workflow.objects.get().start(stored(project), None)
    state.current_task_state.task.specific.groups.set(Group.objects.filter(name="moderator"))
    return state.current_task_state


@pytest.mark.parametrize("by_script", [False, True])
def test_approving_on_the_dashboard_lowers_nothing_and_says_where_to_agree(
    moderator: Client, project: ProjectPage, task_state: Any, by_script: bool
) -> None:
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[project.pk, "approve", task_state.pk]
    )
    edit_address = reverse("wagtailadmin_pages:edit", args=[project.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if by_script else {}
    response: Any = moderator.post(address, {"comment": "Bra"}, headers=headers)
    assert (response.json()["redirect"] if by_script else response.url) == edit_address
    assert REFUSED in said(moderator.get(edit_address))
    assert untouched(project)
    task_state.refresh_from_db()
    assert task_state.status == task_state.STATUS_IN_PROGRESS


def test_approving_in_the_editor_asks_and_then_publishes(
    moderator: Client, project: ProjectPage, task_state: Any
) -> None:
    tab = opened(moderator, project)
    way, given = "action-workflow-action", {"workflow-action-name": "approve"}
    assert "Budget" in errors(sent(moderator, project, tab, way, **given))["make_public"][0]
    assert untouched(project)
    response = sent(moderator, project, tab, way, make_public="on", **given)
    assert response.status_code == 302, errors(response)
    row = stored(project)
    assert (row.protection, row.budget) == ("open", 360_000)
    assert LevelChange.of(row)[0].user_name == "moderator"


# --- Many at once, copies, files --------------------------------------------------------------


def act(client: Client, model: str, action: str, pages: list[Page], **data: str) -> Any:
    address = reverse("wagtail_bulk_action", args=[*model.split("."), action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}&next=/admin/", data, follow=True)


@pytest.mark.parametrize("model", ["projects.projectpage", "wagtailcore.page"])
def test_many_at_once_publishes_the_others_and_names_the_one_that_lowers(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage, model: str
) -> None:
    other = ProjectPageFactory(parent=projects, heading_sv="Skolor", live=False)
    unready = ProjectPageFactory(
        parent=projects, heading_sv="Vägar", live=False, ready_sv=False, ready_en=False
    )
    lowering_draft(project)
    answer = said(act(moderator, model, "publish", [project, unready, other]))
    assert untouched(project)
    assert stored(other).live
    assert not stored(unready).live
    assert "lower" in answer
    assert "Brunnar" in answer


def test_publishing_what_is_below_a_page_leaves_out_what_lowers(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    lowering_draft(project)
    stored(project).unpublish()
    data = {"include_descendants": "on"}
    answer = said(act(moderator, "wagtailcore.page", "publish", [projects], **data))
    assert "Brunnar" in answer
    assert stored(project).protection == "protected"
    assert not stored(project).live


def test_a_change_of_many_projects_leaves_a_lowering_draft_alone_and_names_it(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    other = ProjectPageFactory(parent=projects, heading_sv="Skolor")
    draft = lowering_draft(project)
    data = {"status": "stopped", "publish": "on"}
    answer = said(act(moderator, "projects.projectpage", "set_status", [project, other], **data))
    assert "1 project changed" in answer
    assert "Brunnar" in answer
    assert stored(project).latest_revision == draft
    assert stored(other).status_override == "stopped"


@pytest.mark.parametrize("template", [False, True])
def test_a_page_with_a_lowering_draft_is_not_copied_and_it_is_said_why(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage, template: bool
) -> None:
    lowering_draft(project)
    data = {"new_title": "En till", "new_slug": "en-till", "new_parent_page": str(projects.pk)}
    name = "project_template" if template else "wagtailadmin_pages:copy"
    address = reverse(name, args=[project.pk])
    answer = said(moderator.post(address, data, follow=True))
    assert "lower" in answer
    assert ProjectPage.objects.count() == 1


def test_nor_is_it_copied_along_with_what_is_above_it(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    lowering_draft(project)
    parent = projects.get_parent()
    data = {"new_title": "En till", "new_slug": "en-till", "new_parent_page": str(parent.pk)}
    address = reverse("wagtailadmin_pages:copy", args=[projects.pk])
    moderator.post(address, {**data, "copy_subpages": "on"}, follow=True)
    assert ProjectIndexPage.objects.count() == 1
    assert ProjectPage.objects.count() == 1


@pytest.mark.parametrize("in_memory", [False, True])
def test_no_action_copies_a_page_to_a_lower_level(
    projects: ProjectIndexPage, in_memory: bool
) -> None:
    page = ProjectPageFactory(parent=projects, heading_sv="Brunnar", protection="protected")
    attributes = {"slug": "en-till", "slug_en": "another", "title": "En till"}
    if in_memory:
        page.protection = "open"
    else:
        attributes["protection"] = "open"
    with pytest.raises(LevelLoweredError):
        CopyPageAction(page, update_attrs=attributes).execute()
    assert ProjectPage.objects.count() == 1
    page.protection = "protected"
    attributes["protection"] = "protected"
    copy = CopyPageAction(page, update_attrs=attributes).execute()
    assert stored(copy).protection == "protected"


def test_a_file_writes_nothing_into_a_draft_that_lowers_the_level(
    projects: ProjectIndexPage, project: ProjectPage
) -> None:
    draft = lowering_draft(project)
    for row in ("budget\n{};5", "protection;budget\n{};open;5"):
        lines = read(f"slug;{row.format(project.slug)}".encode())
        report = run(lines, Wish(projects), write=True)
        assert report.is_wrong
    assert stored(project).latest_revision == draft
    # Back to the level of the page is no lowering.
    lines = read(f"slug;protection\n{project.slug};protected".encode())
    assert not run(lines, Wish(projects), write=True).is_wrong
    assert stored(project).get_latest_revision_as_object().budget is None
