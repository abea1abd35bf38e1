"""Nobody is recognised by what a project tells: facts above its level are not stored with it."""

import pytest

from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectFunding, ProjectIndexPage, ProjectPage
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectPageFactory

pytestmark = pytest.mark.django_db


def sums_of(page: ProjectPage) -> tuple[int | None, int | None, list[int | None]]:
    return page.budget, page.spent, [funder.amount for funder in page.funders.all()]


def test_sums_of_a_limited_project_are_rounded_in_the_row_and_in_its_revisions(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(
        parent=projects,
        protection=ProtectionLevel.LIMITED,
        budget=913_471,
        spent=388_214,
        funders=[ProjectFunding(name_sv="Givare", name_en="Donor", amount=91_347)],
    )
    told = (910_000, 390_000, [91_000])
    assert sums_of(ProjectPage.objects.get(pk=page.pk)) == told
    edit(page, budget=913_472)
    draft = ProjectPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert sums_of(draft) == told
    assert draft.amounts_rounded


def test_raising_the_level_rounds_what_funders_pay_that_nobody_touched(
    projects: ProjectIndexPage,
) -> None:
    funder = ProjectFunding(name_sv="Givare", name_en="Donor", amount=123_456)
    page = ProjectPageFactory(parent=projects, budget=1_234_567, funders=[funder])
    publish(page, protection=ProtectionLevel.LIMITED)
    assert sums_of(ProjectPage.objects.get(pk=page.pk)) == (1_200_000, None, [120_000])


def test_sums_of_an_open_project_stay_exact(projects: ProjectIndexPage) -> None:
    page = ProjectPageFactory(parent=projects, budget=913_471)
    assert ProjectPage.objects.get(pk=page.pk).budget == 913_471
    assert not ProjectPage.objects.get(pk=page.pk).amounts_rounded


def test_a_sum_that_is_round_already_is_not_said_to_be_rounded_by_us(
    projects: ProjectIndexPage,
) -> None:
    page = ProjectPageFactory(parent=projects, protection=ProtectionLevel.LIMITED, budget=390_000)
    assert not ProjectPage.objects.get(pk=page.pk).amounts_rounded
