"""A draft that lowers a level: whoever publishes it is asked, and so is a schedule."""

from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from palmecenter.protection.lowering import LevelLoweredError, agree
from palmecenter.protection.models import LevelChange
from projects.models import ProjectPage
from tests.factories.pages import edit
from tests.tabs import errors, opened, sent

from .test_old_tab import LATER, PUBLISH, raised, stored

pytestmark = pytest.mark.django_db


def lowering_draft(page: Page, *, user: Any = None, **given: Any) -> Revision:
    """Return a version that lowers the level, as its writer agreed to."""
    raised(page)
    draft = stored(page).get_latest_revision_as_object()
    for name, value in {"protection": "open", "budget": 360_000, **given}.items():
        setattr(draft, name, value)
    agree(draft, user)
    return draft.save_revision(user=user)


def test_whoever_publishes_somebody_elses_lowering_draft_is_asked_in_the_editor(
    moderator: Client, project: ProjectPage
) -> None:
    lowering_draft(project)
    tab = opened(moderator, project)
    assert tab["protection"] == "open"
    for way in ("", PUBLISH):
        assert "Budget" in errors(sent(moderator, project, tab, way))["make_public"][0]
    assert stored(project).budget is None
    assert sent(moderator, project, tab, PUBLISH, make_public="on").status_code == 302
    assert stored(project).budget == 360_000


def test_an_editor_may_not_mend_a_comma_in_a_draft_that_lowers_the_level(
    editor: Client, project: ProjectPage
) -> None:
    before = lowering_draft(project)
    response = sent(editor, project, opened(editor, project), summary_sv="Ett arbete!")
    assert "protection" in errors(response)
    assert stored(project).latest_revision == before


def test_nobody_publishes_a_lowering_draft_that_somebody_else_agreed_to(
    project: ProjectPage, django_user_model
) -> None:
    anna, bo = (
        django_user_model.objects.create_superuser(name, f"{name}@example.org", "secret")
        for name in ("anna", "bo")
    )
    revision = lowering_draft(project, user=anna)
    for user in (None, bo):
        with pytest.raises(LevelLoweredError, match="skyddad"):
            revision.publish(user=user)
    assert stored(project).protection == "protected"
    revision.publish(user=anna)
    assert stored(project).protection == "open"


@pytest.mark.parametrize("way", ["save", "save_revision"])
def test_code_lowers_nothing_without_an_agreement(project: ProjectPage, way: str) -> None:
    row = raised(project)
    row.protection = "limited"
    with pytest.raises(LevelLoweredError):
        getattr(row, way)()
    assert stored(project).protection == "protected"


def test_code_copies_nothing_to_a_lower_level(project: ProjectPage) -> None:
    row = raised(project)
    with pytest.raises(LevelLoweredError):
        row.copy(update_attrs={"protection": "limited", "slug": "en-till"})
    assert ProjectPage.objects.count() == 1


# --- Schedules ---------------------------------------------------------------------------------


def due(revision: Revision) -> None:
    """Let the time of a scheduled version come, and the server look for it."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")


def test_a_scheduled_lowering_goes_out_when_it_was_agreed_to(
    moderator: Client, project: ProjectPage
) -> None:
    raised(project)
    tab = opened(moderator, project)
    given = {"protection": "open", "budget": "360000", "go_live_at": LATER, "make_public": "on"}
    response = sent(moderator, project, tab, PUBLISH, **given)
    assert response.status_code == 302, errors(response)
    row = stored(project)
    assert (row.protection, row.budget) == ("protected", None)
    scheduled = row.scheduled_revision
    Revision.objects.filter(pk=scheduled.pk).update(
        content={**scheduled.content, "go_live_at": "2020-01-01T00:00:00Z"}
    )
    due(scheduled)
    row = stored(project)
    assert (row.protection, row.budget, row.live) == ("open", 360_000, True)


def test_of_a_page_off_the_site_a_scheduled_lowering_changes_nothing_before_its_time(
    moderator: Client, project: ProjectPage
) -> None:
    alias = project.create_alias(update_slug="samma")
    edit(project, protection="protected", summary_sv="Ett arbete.")
    tab = opened(moderator, project)
    given = {"protection": "open", "budget": "360000", "go_live_at": LATER, "make_public": "on"}
    assert sent(moderator, project, tab, PUBLISH, **given).status_code == 302
    for page in (project, alias):
        row = stored(page)
        assert (row.protection, row.budget, row.live) == ("protected", None, False)
    assert stored(project).scheduled_revision


def test_a_scheduled_lowering_that_nobody_agreed_to_is_held_back_and_said(
    moderator: Client, project: ProjectPage
) -> None:
    revision = lowering_draft(project)
    LevelChange.objects.filter(act="agreed").update(publishes=False)
    due(revision)
    row = stored(project)
    assert (row.protection, row.budget, row.scheduled_revision) == ("protected", None, None)
    assert LevelChange.of(row)[0].act == "held"
    call_command("publish_scheduled")
    (letter,) = mail.outbox
    assert letter.to == ["moderator@example.org"]
    assert "skulle ha sänkt skyddsnivån" in letter.body
    assert reverse("wagtailadmin_pages:edit", args=[row.pk]) in letter.body
    assert "Brunnar" not in f"{letter.subject}{letter.body}"
    html = moderator.get(reverse("wagtailadmin_pages:edit", args=[row.pk])).content.decode()
    assert "Not published on schedule" in html
    history = moderator.get(reverse("wagtailadmin_pages:history", args=[row.pk])).content.decode()
    assert "Not published on schedule" in history
