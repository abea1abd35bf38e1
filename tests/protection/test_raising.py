"""A raise is never in the way of itself: one save, whatever the page waits for or is locked by."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, Workflow

from palmecenter.protection.models import LevelChange
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectPageFactory
from tests.staff import client_of
from tests.tabs import errors, opened, sent

from .raising import raise_address, raise_now, said
from .test_old_tab import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(projects: ProjectIndexPage) -> ProjectPage:
    page = ProjectPageFactory(
        parent=projects, heading_sv="Brunnar", summary_sv="Dolda byn får vatten.", budget=360_000
    )
    return publish(page)


def schedule(page: Page) -> None:
    draft = edit(page, go_live_at=timezone.now() + timedelta(days=9))
    draft.get_latest_revision().publish()


def lock(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(locked=True, locked_at=timezone.now())


def start_workflow(page: Page) -> None:
    # Its approvers are others: the moderator finds it locked.
    workflow = Workflow.objects.get()
    task = workflow.tasks[0].specific
    task.groups.set([Group.objects.create(name="Approvers")])
    edit(page, heading_sv="Brunnarna")
    workflow.start(stored(page), None)


@pytest.mark.parametrize("put_in_the_way", [schedule, lock, start_workflow])
def test_whatever_stands_in_the_way_the_page_is_raised_at_once(
    moderator: Client, project: ProjectPage, put_in_the_way: Any
) -> None:
    put_in_the_way(project)
    # The editor itself takes nothing.
    tab = opened(moderator, project)
    sent(moderator, project, tab, protection="protected", remove_hidden="on")
    assert stored(project).protection == "open"
    html = moderator.get(reverse("wagtailadmin_pages:edit", args=[project.pk])).content.decode()
    assert raise_address(project) in html

    answer = raise_now(moderator, project)
    row = stored(project)
    assert (row.protection, row.live, row.budget) == ("protected", False, None)
    assert "off the site until it is published again at this level" in said(answer)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert row.get_latest_revision_as_object().go_live_at is None
    assert not row.workflow_in_progress
    assert row.locked == (put_in_the_way is lock)


def test_the_page_that_raises_names_what_goes_and_waits_for_an_answer(
    moderator: Client, project: ProjectPage
) -> None:
    schedule(project)
    lock(project)
    html = moderator.get(raise_address(project)).content.decode()
    for named in ("The version scheduled for", "stays locked", "Budget", "Partner organisations"):
        assert named in html
    response = moderator.post(raise_address(project), {"level": "protected"})
    assert "agreed" in response.context["form"].errors
    assert stored(project).protection == "open"


def test_only_who_may_publish_raises_and_no_level_is_lowered_there(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    editor = client_of(projects, "editor", "change_page")
    assert "permission" in said(raise_now(editor, project))
    assert stored(project).protection == "open"
    publish(project, protection="protected", summary_sv="Ett arbete.", summary_en="Work.")
    response = raise_now(moderator, project, "limited")
    assert "level" in response.context["form"].errors
    assert stored(project).protection == "protected"


def test_one_save_in_the_editor_says_what_happened(moderator: Client, project: ProjectPage) -> None:
    tab = opened(moderator, project)
    response = sent(moderator, project, tab, protection="protected", remove_hidden="on")
    assert response.status_code == 302, errors(response)
    answer = moderator.get(response.url)
    assert "off the site until it is published again at this level" in said(answer)
    tab = opened(moderator, project)
    response = sent(moderator, project, tab, "action-publish", protection="protected")
    assert response.status_code == 302, errors(response)
    assert "The protection is" not in said(moderator.get(response.url))


# --- Names -------------------------------------------------------------------------------------


def test_the_page_that_raises_offers_a_new_heading_and_address(
    moderator: Client, project: ProjectPage
) -> None:
    html = moderator.get(raise_address(project)).content.decode()
    assert f"call the page Brunnar, {project.heading_en}, {project.slug}" in html
    assert "it is called “Projekt” / “Project”" in html
    answer = raise_now(moderator, project, new_name="on")
    row = stored(project)
    assert (row.heading_sv, row.heading_en, row.title) == ("Projekt", "Project", "Projekt")
    assert row.slug.startswith("projekt-")
    assert row.slug_en.startswith("project-")
    assert "Old copies lead to" not in said(answer)
    assert "Brunnar" not in str([one.content for one in Revision.objects.for_instance(row)])


def test_without_it_the_answer_names_what_is_still_called_as_before(
    moderator: Client, project: ProjectPage, copy: ProjectPage
) -> None:
    answer = said(raise_now(moderator, project, copies=[str(copy.pk)]))
    assert "Old copies lead to what is still called as before." in answer
    for page in (project, copy):
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer
    assert stored(project).heading_sv == "Brunnar"


def test_no_other_name_is_needed_where_old_copies_lead_to_the_page_as_before(
    moderator: Client, project: ProjectPage
) -> None:
    answer = raise_now(moderator, project, "limited", new_name="on")
    assert stored(project).heading_sv == "Brunnar"
    assert "Old copies lead to" not in said(answer)


def test_history_and_report_say_who_changed_which_level(
    moderator: Client, project: ProjectPage
) -> None:
    raise_now(moderator, project)
    history = moderator.get(reverse("wagtailadmin_pages:history", args=[project.pk]))
    assert "Protection raised from “open” to “protected:" in history.content.decode()
    for wanted, count in (({}, 1), ({"act": "lowered"}, 0), ({"after": "protected"}, 1)):
        answer: Any = moderator.get(reverse("level_report"), wanted)
        assert len(answer.context["object_list"]) == count
    html = moderator.get(reverse("level_report")).content.decode()
    for cell in ("Brunnar", "raised", "open", "protected", "moderator"):
        assert cell in html
    answer = moderator.get(reverse("level_report"), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert all(cell in lines[1] for cell in ("Brunnar", "raised", "protected", "moderator"))


def test_what_is_forgotten_of_a_page_is_not_in_the_report_and_the_report_is_not_forgotten(
    moderator: Client, project: ProjectPage
) -> None:
    publish(project, protection="limited", summary_sv="Ett arbete.", summary_en="Work.")
    edit(project, protection="protected", heading_sv="Ett arbete", heading_en="Work")
    html = moderator.get(reverse("level_report")).content.decode()
    assert LevelChange.of(stored(project)).count() == 2
    assert "Brunnar" not in html
    history = moderator.get(reverse("wagtailadmin_pages:history", args=[project.pk]))
    assert history.content.decode().count("Protection raised from") == 2


def test_an_open_editor_is_told_that_the_newer_version_has_a_higher_level(
    moderator: Client, project: ProjectPage
) -> None:
    tab = opened(moderator, project)
    html: Any = moderator.get(reverse("wagtailadmin_pages:edit", args=[project.pk]))
    session = html.context["editing_sessions"]
    seen = {key: tab[f"loaded_{key}"] for key in ("revision_id", "revision_created_at")}
    assert "higher protection" not in moderator.post(session.ping_url, seen).json()["html"]
    edit(project, protection="protected", summary_sv="Ett arbete.")
    notice = moderator.post(session.ping_url, seen).json()["html"]
    assert notice.count("The newer version has a higher protection: “protected:") == 2
    assert "#subtitle-w-save-confirmation-dialog" in notice
