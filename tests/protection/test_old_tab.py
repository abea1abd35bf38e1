"""A form opened before a level was raised, and sent after it: nothing comes back unasked."""

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from palmecenter.protection.models import LevelChange
from projects.models import ProjectPage
from tests.factories.pages import edit, publish
from tests.tabs import errors, opened, sent

pytestmark = pytest.mark.django_db

PUBLISH = "action-publish"
LATER = "2099-01-01 10:00"


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
    assert "Be någon som får publicera" in said
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
