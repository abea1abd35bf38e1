"""Copies of a page that is raised are named, raised along with it, and called otherwise."""

import pytest
from django.test import Client

from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import publish
from tests.factories.projects import ProjectPageFactory
from tests.tabs import opened, sent

from .raising import raise_address, raise_now, said
from .test_old_tab import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(projects: ProjectIndexPage) -> ProjectPage:
    page = ProjectPageFactory(
        parent=projects, heading_sv="Brunnar", summary_sv="Dolda byn får vatten.", budget=360_000
    )
    return publish(page)


@pytest.mark.parametrize("in_the_editor", [False, True])
def test_copies_that_are_raised_along_get_other_names_as_well(
    moderator: Client, project: ProjectPage, copy: ProjectPage, in_the_editor: bool
) -> None:
    given = {"new_name": "on", "mosaics_read": "on", "remove_hidden": "on"}
    if in_the_editor:
        given |= {"protection": "protected", "raise_copies": str(copy.pk)}
        assert sent(moderator, project, opened(moderator, project), **given).status_code == 302
    else:
        raise_now(moderator, project, copies=[str(copy.pk)], new_name="on")
    for page in (project, copy):
        assert stored(page).heading_sv == "Projekt"
        assert stored(page).slug.startswith("projekt-")
    assert stored(project).slug != stored(copy).slug


def test_a_public_copy_is_named_with_a_box_and_raised_along(
    moderator: Client, project: ProjectPage, copy: ProjectPage
) -> None:
    assert copy.live
    tab = opened(moderator, project)
    given = {"protection": "protected"}
    form = sent(moderator, project, tab, **given).context["form"]
    [(key, name)] = form.fields["raise_copies"].choices
    assert (key, name.partition(" (")[0]) == (str(copy.pk), "En till")
    given |= {"remove_hidden": "on", "mosaics_read": "on", "raise_copies": str(copy.pk)}
    assert sent(moderator, project, tab, **given).status_code == 302
    for page in (project, copy):
        row = stored(page)
        assert (row.protection, row.live, row.budget) == ("protected", False, None)


def test_a_raise_does_not_wait_for_the_copies_and_names_them_after_it(
    moderator: Client, project: ProjectPage, copy: ProjectPage
) -> None:
    tab = opened(moderator, project)
    agreed = {"remove_hidden": "on", "mosaics_read": "on"}
    response = sent(moderator, project, tab, protection="protected", **agreed)
    assert stored(project).protection == "protected"
    answer = said(moderator.get(response.url))
    assert "A copy of this page is public:" in answer
    assert raise_address(copy) in answer
    assert stored(copy).protection == "open"


def test_the_page_that_raises_offers_the_copies_too(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage, copy: ProjectPage
) -> None:
    other = ProjectPageFactory(parent=projects, heading_sv="Skolor", summary_sv="Något annat.")
    form = moderator.get(raise_address(project)).context["form"]
    assert [key for key, _name in form.fields["copies"].choices] == [str(copy.pk)]
    raise_now(moderator, project, copies=[str(copy.pk)])
    assert stored(copy).protection == "protected"
    assert stored(other).protection == "open"


def test_a_copy_in_words_alone_is_found_and_an_alias_is_none(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    project.create_alias(update_slug="samma")
    words = {"heading_sv": "Brunnar", "summary_sv": "Dolda  byn får vatten."}
    typed = ProjectPageFactory(parent=projects, **words)
    form = moderator.get(raise_address(project)).context["form"]
    assert [key for key, _name in form.fields["copies"].choices] == [str(typed.pk)]


# --- Who, what, when ---------------------------------------------------------------------------
