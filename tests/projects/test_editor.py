"""Staff write both languages side by side and enter facts once; versions keep it all."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from palmecenter.taxonomy.models import Organisation
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit
from tests.factories.taxonomy import CountryFactory, OrganisationFactory

from .conftest import whole_project

pytestmark = pytest.mark.django_db

TEXTS = ["heading", "summary", "lessons"]


def form_data(**given: object) -> dict[str, str]:
    """Return what the editor's form for a project sends: empty but for what is given."""
    empty = {f"{name}_{code}": "" for name in TEXTS for code in ("sv", "en")}
    blank = {"slug": "", "slug_en": "", "body_sv": streamfield([]), "body_en": streamfield([])}
    facts = {"protection": "open", "iati_publish": "full", "status_override": ""}
    rows = ("results", "stories", "funders", "gallery", "related_pages")
    inline = {name: inline_formset([]) for name in rows}
    return nested_form_data({**empty, **blank, **facts, **inline, **given})


def in_swedish(client: Client) -> None:
    UserProfile.objects.update_or_create(
        user_id=client.session["_auth_user_id"], defaults={"preferred_language": "sv"}
    )


def test_a_project_is_written_in_both_languages_with_its_facts_in_one_form(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    country, union = CountryFactory.create(code="NA"), OrganisationFactory.create()
    result = {
        "statement_sv": "Sparlag",
        "statement_en": "Savings groups",
        "kind": "output",
        "unit": "number",
        "baseline": "6",
        "target": "40",
        "achieved": "27",
        "year": "2026",
    }
    texts = ("title", "before", "after", "text", "quote", "quote_role", "learnt")
    story = {f"{name}_{code}": f"{name} {code}" for name in texts for code in ("sv", "en")}
    funder = {"organisation": union.pk, "name_sv": "", "name_en": "", "amount": "36000"}
    data = form_data(
        heading_sv="Marknadens kvinnor",
        heading_en="Market women",
        body_sv=streamfield([("text", rich_text("<p>Text.</p>"))]),
        ready_sv="on",
        period_start="2026-01-01",
        budget="360000",
        results=inline_formset([result]),
        stories=inline_formset([story]),
        funders=inline_formset([funder]),
        **{"action-publish": "1"},
    )
    address = reverse("wagtailadmin_pages:add", args=["projects", "projectpage", projects.pk])
    response = editor_client.post(address, {**data, "countries": [country.pk]})
    assert response.status_code == 302, response.context["form"].errors
    live = ProjectPage.objects.get(slug="marknadens-kvinnor")
    assert (live.heading_sv, live.heading_en, live.budget) == ("Marknadens kvinnor", "", 360_000)
    assert [one.code for one in live.countries.all()] == ["NA"]
    (stored,) = live.results.all()
    # English is not ready: its words are in the version, not in the row.
    assert (stored.statement_sv, stored.statement_en) == ("Sparlag", "")
    draft = live.get_latest_revision_as_object()
    assert [one.statement_en for one in draft.results.all()] == ["Savings groups"]
    (told,) = live.stories.all()
    assert (told.title_sv, told.learnt_sv, told.title_en) == ("title sv", "learnt sv", "")
    assert [one.quote_en for one in draft.stories.all()] == ["quote en"]
    assert [one.amount for one in draft.funders.all()] == [36_000]


def test_the_form_is_labelled_in_the_editors_language_with_the_two_texts_beside_each_other(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    in_swedish(editor_client)
    page = whole_project(projects)
    html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for label in ("Lärdomar (svenska)", "Lärdomar (engelska)", "Medlemsorganisationer", "Fakta"):
        assert label in html
    row = re.search(r'id="id_lessons_sv".*?id="id_lessons_en"', html, re.DOTALL)
    assert row
    assert "w-panel__header" not in row.group()


def test_a_mistake_in_the_form_keeps_what_was_typed_and_stands_at_its_field(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    data = form_data(
        heading_sv="Brunnar",
        period_start="2026-01-01",
        period_end="2025-01-01",
        iati_sector="15",
        funders=inline_formset([{"organisation": "", "name_sv": "", "name_en": "", "amount": "1"}]),
        **{"action-publish": "1"},
    )
    address = reverse("wagtailadmin_pages:add", args=["projects", "projectpage", projects.pk])
    response = editor_client.post(address, data)
    form = response.context["form"]
    assert {"period_end", "iati_sector"} <= set(form.errors)
    assert form.formsets["funders"].errors[0]["organisation"]
    assert 'value="Brunnar"' in response.content.decode()
    assert not ProjectPage.objects.exists()


def test_an_older_version_brings_all_its_facts_back(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    first = page.save_revision()
    edit(page, budget=1, countries=[], results=[], funders=[], period_end=date(2099, 1, 1))
    old = first.as_object()
    assert (old.budget, old.period_end) == (page.budget, page.period_end)
    assert set(old.countries.all()) == set(page.countries.all())
    for relation in ("results", "funders", "gallery", "related_pages"):
        assert getattr(old, relation).count() == getattr(page, relation).count() == 2


def test_wagtails_own_copy_takes_everything_along_but_the_identifier(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    form = {"new_title": "En till", "new_slug": "en-till", "new_parent_page": str(projects.pk)}
    editor_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    copy = ProjectPage.objects.get(slug="en-till").get_latest_revision_as_object()
    assert copy.heading_sv == "En till"
    assert copy.iati_identifier == ""
    assert copy.results.count() == page.results.count()
    assert set(copy.themes.all()) == set(page.themes.all())


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_partner_organisation_is_called_so_where_it_is_entered_and_where_it_is_chosen(code):
    field = ProjectPage._meta.get_field("partner_organisations")
    with translation.override(code):
        assert str(field.verbose_name).startswith(str(Organisation.Role.PARTNER.label))
