"""Sums that tell together are shown before the level of a project is raised."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset

from palmecenter.pages.models import SectionPage
from palmecenter.taxonomy.models import Organisation
from projects.models import ProjectFunding, ProjectIndexPage
from tests.factories.pages import ContentPageFactory
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import OrganisationFactory

from .test_mosaics import AGREED, is_asked, links, panel, save

pytestmark = pytest.mark.django_db


def test_what_a_hidden_partner_gives_is_the_difference_of_two_sums(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    partner = OrganisationFactory.create(role=Organisation.Role.PARTNER)
    funder = OrganisationFactory.create(role=Organisation.Role.FUNDER)
    page = ProjectPageFactory(
        parent=projects,
        heading_sv="Vägen",
        budget=100_000,
        funders=[
            ProjectFunding(organisation=funder, amount=90_000),
            ProjectFunding(organisation=partner, amount=10_000),
        ],
    )
    rows = [
        {"organisation": one.organisation_id, "name_sv": "", "name_en": "", "amount": one.amount}
        for one in page.funders.all()
        if one.organisation == funder
    ]
    given = {"budget": "100000", "funders": inline_formset(rows)}
    response = save(editor_client, page, protection="limited", **given)
    assert is_asked(response)
    assert "leaves SEK\N{NO-BREAK SPACE}10,000" in panel(response).get_text()


@pytest.mark.parametrize(
    "said", ["3 360 000 kronor", "3,360,000 kronor", "3360000 kr", "3,36 miljoner kronor"]
)
def test_a_page_that_says_a_sum_with_the_hidden_one_in_it_is_found(
    editor_client: Client, projects: ProjectIndexPage, section: SectionPage, said: str
) -> None:
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", budget=360_000)
    ProjectPageFactory(parent=projects, budget=3_000_000)
    text = [("text", f"<p>I fjol gav vi {said} i allt.</p>")]
    report = ContentPageFactory(parent=section, heading_sv="Årsberättelse", body_sv=text)
    response = save(editor_client, page, protection="protected", budget="360000")
    assert is_asked(response)
    assert report.title in links(response)


def test_that_kept_totals_tell_the_budget_is_shown_and_needs_no_tick_of_its_own(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", budget=360_000)
    response = save(editor_client, page, protection="protected", budget="360000")
    shown = panel(response)
    assert "SEK\N{NO-BREAK SPACE}360,000" in shown.get_text()
    assert not is_asked(response)
    agreed = {"budget": "360000", **AGREED}
    assert save(editor_client, page, protection="protected", **agreed).status_code == 302
