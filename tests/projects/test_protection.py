"""Nobody is recognised by what a project tells: facts above its level are not stored with it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectFunding, ProjectIndexPage, ProjectPage
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import OrganisationFactory
from tests.projects.exports.files import document, table
from tests.projects.reading import page_of

from .test_editor import form_data

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


@pytest.mark.parametrize(
    "sums",
    [
        {"budget": 390_000},
        {"budget": None, "spent": 20_000},
        {"funders": [ProjectFunding(name_sv="Givare", name_en="Donor", amount=91_000)]},
    ],
)
def test_nobody_is_told_that_a_sum_of_a_limited_project_is_exact_because_it_was_round_before(
    client: Client, projects: ProjectIndexPage, sums: dict[str, Any]
) -> None:
    page = ProjectPageFactory(parent=projects, protection=ProtectionLevel.LIMITED, **sums)
    assert not ProjectPage.objects.get(pk=page.pk).amounts_rounded, "we rounded nothing"
    for code, words in (("sv", "Beloppen är avrundade."), ("en", "The sums are rounded.")):
        assert words in page_of(client, page, code).select_one(".costs").get_text()
    [told] = document(client)["projects"]
    assert told["sums_rounded"]
    [row] = table(client, "/en/development-projects/projects.csv")
    assert row["The sums are rounded"] == "yes"


@pytest.mark.parametrize(
    ("level", "sums"),
    [(ProtectionLevel.OPEN, {"budget": 390_000}), (ProtectionLevel.LIMITED, {})],
)
def test_an_exact_sum_and_one_that_nobody_knows_are_not_called_rounded(
    client: Client, projects: ProjectIndexPage, level: str, sums: dict[str, int]
) -> None:
    page = ProjectPageFactory(parent=projects, protection=level, **sums)
    assert "The sums are rounded." not in page_of(client, page).get_text()
    assert document(client)["projects"][0]["sums_rounded"] is False


@pytest.fixture
def partner():
    return OrganisationFactory(role="partner", name_sv="Gatans Handel", name_en="Street Trade")


def save(client, project: ProjectPage, **given: object):
    data = form_data(heading_sv="Brunnar", ready_sv="on", **given)
    return client.post(reverse("wagtailadmin_pages:edit", args=[project.pk]), data)


@pytest.mark.parametrize(("level", "stays"), [("open", True), ("limited", False)])
def test_a_partner_among_members_and_funders_goes_with_the_partners(
    projects, partner, level, stays
):
    member = OrganisationFactory(role="member")
    page = ProjectPageFactory(parent=projects, member_organisations=[member, partner])
    page.funders.add(ProjectFunding(organisation=partner), ProjectFunding(name_sv="Gåvor"))
    page.protection = ProtectionLevel(level)
    page.save_revision().publish()
    for version in (ProjectPage.objects.get(pk=page.pk), page.get_latest_revision_as_object()):
        named = {*version.member_organisations.all()} | {
            one.organisation for one in version.funders.all() if one.organisation
        }
        assert named == ({member, partner} if stays else {member})
        assert [one.name_sv for one in version.funders.all() if not one.organisation] == ["Gåvor"]


def test_editors_choose_members_among_members(editor_client, projects, partner):
    member = OrganisationFactory(role="member", name_sv="Förbundet")
    page = ProjectPageFactory(parent=projects)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    choices = editor_client.get(edit).context["form"].fields["member_organisations"].queryset
    assert set(choices) == {member}
    data = form_data(heading_sv="Brunnar", ready_sv="on")
    response = editor_client.post(edit, {**data, "member_organisations": [partner.pk]})
    assert response.context["form"].errors["member_organisations"]


def test_a_partner_s_name_is_found_in_words_long_after_the_level_was_raised(
    editor_client, projects, partner
):
    page = ProjectPageFactory(parent=projects, heading_sv="Brunnar", protection="limited")
    body = streamfield([("text", rich_text("<p>Med Gatans Handel i Sverige.</p>"))])
    given = {"protection": "limited", "body_sv": body}
    response = save(editor_client, page, **given)
    [told] = response.context["form"].errors["names_stay"]
    assert "Gatans Handel" in told
    assert "Sverige" not in told
    assert save(editor_client, page, names_stay="on", **given).status_code == 302
    # Of a page that has always been open nothing is hidden.
    other = ProjectPageFactory(parent=projects, heading_sv="Brunnar")
    assert save(editor_client, other, **given | {"protection": "open"}).status_code == 302
