"""A form opened before a level was raised, and sent after it: nothing comes back unasked."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Revision

from palmecenter.protection.lowering import LevelLoweredError, agree
from palmecenter.protection.models import LevelChange
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import OrganisationFactory
from tests.tabs import errors, opened, sent

pytestmark = pytest.mark.django_db

PUBLISH = "action-publish"
LATER = "2099-01-01 10:00"


@pytest.fixture
def projects(home) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


@pytest.fixture
def project(projects: ProjectIndexPage) -> ProjectPage:
    partner = OrganisationFactory(name_sv="Förbundet Dolda", name_en="The Hidden Union")
    return ProjectPageFactory(
        parent=projects, heading_sv="Brunnar", budget=360_000, partner_organisations=[partner]
    )


def client_of(page: Page, name: str, *permissions: str) -> Client:
    """Return the browser of somebody who may do something with a page and those below it."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def moderator(projects: ProjectIndexPage) -> Client:
    return client_of(projects, "moderator", "change_page", "publish_page")


@pytest.fixture
def editor(projects: ProjectIndexPage) -> Client:
    return client_of(projects, "editor", "change_page")


def stored(page: Page) -> ProjectPage:
    return ProjectPage.objects.get(pk=page.pk)


def raised(page: Page) -> ProjectPage:
    """Return a page that somebody has raised to protected and published again, in between."""
    return publish(page, protection="protected", summary_sv="Ett arbete.", summary_en="Work.")


def tells_nothing(page: Page) -> bool:
    """Whether neither the row nor any version tells a fact."""
    row = stored(page)
    versions = [one.content for one in Revision.objects.for_instance(row)]
    return (
        (row.protection, row.budget, row.partner_organisations.count()) == ("protected", None, 0)
        and all(one["budget"] is None for one in versions)
        and all(one["partner_organisations"] == [] for one in versions)
    )


@pytest.mark.parametrize("way", ["", PUBLISH])
def test_a_moderators_old_tab_brings_nothing_back_and_keeps_what_was_typed(
    moderator: Client, project: ProjectPage, way: str
) -> None:
    tab = opened(moderator, project)
    raised(project)
    response = sent(moderator, project, tab, way, summary_sv="Halvskrivet.", make_public="on")
    [said] = errors(response)["protection"]
    assert "after you opened this form" in said
    assert "“protected: neither" in said
    assert tells_nothing(project)
    html = response.content.decode()
    assert "Halvskrivet." in html
    assert "360000" in html
    # The form stands at the level that is stored.
    assert response.context["form"]["protection"].value() == "protected"


def test_the_form_that_was_refused_is_saved_at_the_stored_level_by_the_next_click(
    moderator: Client, project: ProjectPage
) -> None:
    tab = opened(moderator, project)
    raised(project)
    form = sent(moderator, project, tab, PUBLISH).context["form"]
    again = {name: form[name].value() for name in ("protection", "level_seen")}
    # Its facts go with the level, which is asked for as ever.
    assert "remove_hidden" in errors(sent(moderator, project, tab, PUBLISH, **again))
    response = sent(moderator, project, tab, PUBLISH, remove_hidden="on", **again)
    assert response.status_code == 302, errors(response)
    assert tells_nothing(project)
    assert stored(project).live


def test_the_form_that_was_refused_lowers_the_level_after_saying_what_becomes_public(
    moderator: Client, project: ProjectPage
) -> None:
    tab = opened(moderator, project)
    raised(project)
    form = sent(moderator, project, tab, PUBLISH).context["form"]
    seen = {"level_seen": form["level_seen"].value()}
    [said] = errors(sent(moderator, project, tab, PUBLISH, **seen))["make_public"]
    for named in ("Budget", "Partner organisations", "from “protected", "down to “open”"):
        assert named in said
    assert "Results" not in said
    assert tells_nothing(project)
    response = sent(moderator, project, tab, PUBLISH, make_public="on", **seen)
    assert response.status_code == 302, errors(response)
    row = stored(project)
    assert (row.protection, row.budget, row.live) == ("open", 360_000, True)
    acts = list(LevelChange.of(row).values_list("act", "before", "after", "user_name"))
    assert acts[:2] == [
        ("lowered", "protected", "open", "moderator"),
        ("agreed", "protected", "open", "moderator"),
    ]


@pytest.mark.parametrize("way", ["", "action-submit", PUBLISH])
def test_an_editors_old_tab_leaves_no_draft_at_a_lower_level(
    editor: Client, project: ProjectPage, way: str
) -> None:
    tab = opened(editor, project)
    raised(project)
    response = sent(editor, project, tab, way, make_public="on", summary_sv="Halvskrivet.")
    [said] = errors(response)["protection"]
    assert "Ask somebody who may publish" in said
    assert "Halvskrivet." in response.content.decode()
    assert tells_nothing(project)
    assert not stored(project).workflow_in_progress


def test_an_old_tab_schedules_nothing(moderator: Client, project: ProjectPage) -> None:
    tab = opened(moderator, project)
    raised(project)
    response = sent(moderator, project, tab, PUBLISH, go_live_at=LATER, make_public="on")
    assert "protection" in errors(response)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_tab_of_a_page_that_waits_to_be_published_again_brings_nothing_back_either(
    moderator: Client, project: ProjectPage
) -> None:
    tab = opened(moderator, project)
    edit(project, protection="protected", summary_sv="Ett arbete.")
    for way in ("", PUBLISH):
        assert "protection" in errors(sent(moderator, project, tab, way, make_public="on"))
    assert tells_nothing(project)
    assert not stored(project).live


def test_a_draft_that_lowers_a_page_that_is_off_the_site_leaves_its_row_as_it_is(
    moderator: Client, project: ProjectPage
) -> None:
    edit(project, protection="protected", summary_sv="Ett arbete.")
    tab = opened(moderator, project)
    response = sent(moderator, project, tab, protection="open", budget="360000", make_public="on")
    assert response.status_code == 302, errors(response)
    row = stored(project)
    assert (row.protection, row.budget, row.live) == ("protected", None, False)
    draft = row.get_latest_revision_as_object()
    assert (draft.protection, draft.budget) == ("open", 360_000)


def test_a_form_that_does_not_say_when_it_was_opened_lowers_nothing(
    moderator: Client, project: ProjectPage
) -> None:
    raised(project)
    tab = opened(moderator, project)
    del tab["level_seen"]
    response = sent(moderator, project, tab, PUBLISH, protection="open", make_public="on")
    assert "protection" in errors(response)
    assert stored(project).protection == "protected"


# --- A draft that somebody agreed to -----------------------------------------------------------


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
    html = moderator.get(reverse("wagtailadmin_pages:edit", args=[row.pk])).content.decode()
    assert "Not published on schedule" in html
    history = moderator.get(reverse("wagtailadmin_pages:history", args=[row.pk])).content.decode()
    assert "Not published on schedule" in history
