"""A file of projects publishes, hides and may no more than the editor who brings it."""

import pytest
from django.utils import translation

from palmecenter.protection.levels import ProtectionLevel
from projects.importing.report import LineKind
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

from ..admin.test_copying import user_with
from .files import imported, problems, trial

pytestmark = pytest.mark.django_db


def test_with_publish_a_ready_project_goes_live_and_one_ready_in_no_language_is_a_mistake(
    projects: ProjectIndexPage,
) -> None:
    header = "slug;heading_sv;body_sv;ready_sv"
    assert imported(projects, header, "a;A;Text;nej", publish=True).is_wrong
    report = imported(projects, header, "a;A;Text;ja", publish=True)
    assert report.results[0].published
    assert ProjectPage.objects.get(slug="a").live


def test_with_publish_nobodys_half_written_draft_goes_live(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, budget=5)
    edit(page, summary_sv="Halvfärdigt")
    report = imported(projects, "slug;budget", f"{page.slug};10", publish=True)
    assert not report.results[0].published
    assert report.results[0].notes
    live = ProjectPage.objects.get(pk=page.pk)
    assert (live.budget, live.summary_sv) == (5, "En ingress på svenska.")


def test_what_a_level_hides_is_a_mistake_in_the_file(projects: ProjectIndexPage) -> None:
    CountryFactory(code="BY")
    rows = ["slug;heading_sv;protection;countries;budget", "fria-fack;Fria fack;protected;BY;10"]
    found = {column for _number, column, _message in problems(imported(projects, *rows))}
    assert found == {"countries", "budget"}


def test_a_level_is_never_lowered_by_a_file(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, protection=ProtectionLevel.PROTECTED)
    for level in ("open", "limited"):
        ((_number, column, _message),) = problems(
            imported(projects, "slug;protection", f"{page.slug};{level}")
        )
        assert column == "protection"


def test_the_preview_shows_sums_as_they_will_be_stored(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, protection=ProtectionLevel.LIMITED)
    report = trial(projects, "slug;budget", f"{page.slug};913471")
    changes = {change.column: change.new for change in report.results[0].changes}
    assert changes == {"budget": "910000", "amounts_rounded": "ja"}


def test_the_preview_says_values_in_the_language_of_the_admin(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, ready_en=False)
    ThemeFactory(slug_en="gender", name_sv="Jämställdhet", name_en="Gender equality")
    with translation.override("sv"):
        report = trial(
            projects,
            "slug;ready_en;protection;themes",
            f"{page.slug};ja;protected;gender",
        )
    changes = {change.column: (change.old, change.new) for change in report.results[0].changes}
    assert changes["ready_en"] == ("nej", "ja")
    assert changes["themes"] == ("", "Jämställdhet")
    assert [level.partition(":")[0] for level in changes["protection"]] == ["öppen", "skyddad"]


# --- Who may ----------------------------------------------------------------------------------


def test_each_line_needs_the_permission_that_the_editor_would_need(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects)
    rows = ["slug;heading_sv", f"{page.slug};Ändrad", "ny;Ny"]
    report = trial(projects, *rows, user=user_with(projects, "change_page"))
    assert [result.kind for result in report.results] == [LineKind.CHANGED, LineKind.WRONG]


def test_who_may_not_publish_may_not_publish_by_a_file(projects: ProjectIndexPage) -> None:
    user = user_with(projects, "add_page", "change_page")
    rows = ["slug;heading_sv;body_sv;ready_sv", "ny;Ny;Text;ja"]
    assert not trial(projects, *rows, user=user).is_wrong
    assert trial(projects, *rows, user=user, publish=True).is_wrong


def test_a_locked_project_is_left_alone(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, locked=True)
    assert trial(projects, "slug;budget", f"{page.slug};10").is_wrong
