"""What tells together is read first wherever a project is published: by approval, by a file."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from projects.models import PendingImport, ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.projects import ProjectPageFactory
from tests.staff import client_of
from tests.tabs import opened, sent

from .importing.files import imported, sheet, trial

pytestmark = pytest.mark.django_db

WORD = "kamelkaravanerna"


@pytest.fixture
def limited(projects: ProjectIndexPage) -> ProjectPage:
    """A limited project on the site, whose Swedish text has a word that no other page has."""
    body = [("text", f"<p>Utbildning för dem som {WORD} lämnar efter sig.</p>")]
    return ProjectPageFactory(
        parent=projects, heading_sv="Vägen", protection="limited", body_sv=body, ready_en=False
    )


@pytest.fixture
def moderator(projects: ProjectIndexPage) -> Client:
    home = projects.get_parent()
    return client_of(home, "moderator", "add_page", "change_page", "publish_page")


def submitted(projects: ProjectIndexPage, summary: str) -> tuple[ProjectPage, Any]:
    """Return a project with a draft that waits for the moderator, and the task's state."""
    page = ProjectPageFactory(parent=projects, heading_sv="Brunnar", ready_en=False)
    edit(page, summary_sv=summary)
    row = ProjectPage.objects.get(pk=page.pk)
    state = Workflow.objects.get().start(row, None).current_task_state
    state.task.specific.groups.set(Group.objects.filter(name="moderator"))
    return row, state


def approve(client: Client, page: ProjectPage, state: Any, **headers: str) -> Any:
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(address, {"comment": "Bra"}, headers=headers)


@pytest.mark.parametrize("by_script", [False, True])
def test_approving_on_the_dashboard_leads_to_the_editor_which_asks(
    moderator: Client, limited: ProjectPage, by_script: bool
) -> None:
    page, state = submitted(limited.get_parent(), f"Vi mötte {WORD}.")
    edit_address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if by_script else {}
    response = approve(moderator, page, state, **headers)
    assert (response.json()["redirect"] if by_script else response.url) == edit_address
    answer: Any = moderator.get(edit_address)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert "Nothing was approved." in said
    assert WORD in said
    assert WORD not in ProjectPage.objects.get(pk=page.pk).summary_sv
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS

    tab = opened(moderator, page)
    given = {"workflow-action-name": "approve"}
    response = sent(moderator, page, tab, "action-workflow-action", **given)
    assert "mosaics_read" in response.context["form"].errors
    given["mosaics_read"] = "on"
    assert sent(moderator, page, tab, "action-workflow-action", **given).status_code == 302
    assert WORD in ProjectPage.objects.get(pk=page.pk).summary_sv


def test_what_tells_nothing_is_approved_where_it_was(
    moderator: Client, limited: ProjectPage
) -> None:
    page, state = submitted(limited.get_parent(), "Vi mötte varandra.")
    approve(moderator, page, state)
    assert ProjectPage.objects.get(pk=page.pk).summary_sv == "Vi mötte varandra."


def test_whoever_may_not_approve_is_told_nothing_of_what_was_found(
    projects: ProjectIndexPage, moderator: Client, limited: ProjectPage
) -> None:
    page, state = submitted(projects, f"Vi mötte {WORD}.")
    other = client_of(projects.get_parent(), "reader", "change_page")
    response = approve(other, page, state)
    answer: Any = other.get(reverse("wagtailadmin_home"))
    assert response.status_code in (302, 403)
    assert WORD not in " ".join(str(message) for message in answer.context["messages"])
    assert WORD not in ProjectPage.objects.get(pk=page.pk).summary_sv


# --- Files -------------------------------------------------------------------------------------

HEADER = "slug;heading_sv;body_sv;ready_sv"
ROW = f"brunnar;Brunnar;Vi mötte {WORD}.;ja"


def test_a_file_that_publishes_says_what_tells_together_and_writes_it_when_it_was_read(
    limited: ProjectPage,
) -> None:
    projects = limited.get_parent()
    [result] = imported(projects, HEADER, ROW, publish=True).results
    assert WORD in "".join(result.together)
    assert "Vägen (" in "".join(result.together)
    assert not ProjectPage.objects.filter(slug="brunnar").exists()
    assert not imported(projects, HEADER, ROW, publish=True, mosaics_read=True).is_wrong
    assert ProjectPage.objects.get(slug="brunnar").live


def test_a_file_that_writes_drafts_asks_nothing_but_a_level_that_it_raises_on_the_site_does(
    limited: ProjectPage,
) -> None:
    projects = limited.get_parent()
    assert not trial(projects, HEADER, ROW).tells_together
    rare = "<p>Hos bananodlarkollektivet.</p>"
    ProjectPageFactory(parent=projects, heading_sv="Hamn", body_sv=[("text", rare)], ready_en=False)
    page = ProjectPageFactory(
        parent=projects,
        heading_sv="Sjön",
        body_sv=[("text", rare)],
        ready_en=False,
    )
    raised = trial(projects, "slug;protection", f"{page.slug};limited").results[0]
    assert "bananodlarkollektivet" in "".join(raised.together)
    assert not trial(projects, "slug;heading_en", f"{page.slug};Lake").tells_together


def test_the_preview_shows_it_and_writes_only_with_the_box_ticked(
    editor_client: Client, limited: ProjectPage
) -> None:
    file = SimpleUploadedFile("projekt.csv", sheet(HEADER, ROW), "text/csv")
    given = {"file": file, "index": limited.get_parent().pk, "publish": "on"}
    html = editor_client.post(reverse("project_import"), given).content.decode()
    assert WORD in html
    assert 'name="mosaics_read"' in html
    confirm = reverse("project_import_confirm", args=[PendingImport.objects.get().pk])
    html = editor_client.post(confirm, {"names_stay": "on"}).content.decode()
    assert 'role="alert"' in html
    assert not ProjectPage.objects.filter(slug="brunnar").exists()
    assert editor_client.post(confirm, {"mosaics_read": "on"}).status_code == 302
    assert ProjectPage.objects.get(slug="brunnar").live


def test_the_command_says_it_and_writes_only_when_told_to(
    limited: ProjectPage, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(sheet(HEADER, ROW))
    out = StringIO()
    with pytest.raises(CommandError, match="--mosaics-read"):
        call_command("import_projects", path, publish=True, stdout=out)
    assert WORD in out.getvalue()
    assert "<a" not in out.getvalue()
    assert not ProjectPage.objects.filter(slug="brunnar").exists()
    call_command("import_projects", path, publish=True, mosaics_read=True, stdout=out)
    assert ProjectPage.objects.get(slug="brunnar").live


def test_a_file_that_raises_says_what_old_copies_call_the_project_and_leads_to_where_that_goes(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects, heading_sv="Brunnar", heading_en="Wells")
    [result] = trial(projects, "slug;protection", f"{page.slug};protected").results
    [note] = result.notes
    assert "Brunnar, Wells, " in note
    assert reverse("raise_protection", args=[page.pk]) in note
    [result] = trial(projects, "slug;protection", f"{page.slug};limited").results
    assert not result.notes
