"""A partner whose name the level hides stands nowhere in a project, under no other heading."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectFunding, ProjectPage
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import OrganisationFactory

from .test_editor import form_data

pytestmark = pytest.mark.django_db


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
