"""The report on open data: what each project lacks, as IATI's file has it too."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from palmecenter.protection.levels import ProtectionLevel
from projects.choices import IatiPublishing, MissingField
from projects.exports.missing_fields import for_iati, missing_fields_of, with_missing_fields
from projects.models import ProjectPage
from tests.factories.projects import (
    ProjectIndexPageFactory,
    ProjectPageFactory,
    ProjectResultFactory,
)
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

COMPLETE = {
    "iati_identifier": "SE-ON-000000-0000-1",
    "iati_aid_type": "C01",
    "iati_gender_marker": 0,
    "iati_sector": "15150",
    "budget": 100,
}


@pytest.fixture
def index(home):
    return ProjectIndexPageFactory(parent=home)


def make(index, **changes):
    facts = COMPLETE | {
        "countries": [CountryFactory()],
        "partner_organisations": [OrganisationFactory()],
        "results": [ProjectResultFactory.build()],
    }
    return ProjectPageFactory(parent=index, **(facts | changes))


def lacks(page) -> list[MissingField]:
    return missing_fields_of(with_missing_fields(ProjectPage.objects.filter(pk=page.pk)).get())


def test_a_complete_project_lacks_nothing_and_is_in_the_file(index):
    page = make(index)
    assert lacks(page) == []
    assert list(for_iati(ProjectPage.objects.all())) == [page]


@pytest.mark.parametrize(
    ("changes", "lack", "told"),
    [
        ({"iati_identifier": ""}, MissingField.IDENTIFIER, False),
        ({"summary_sv": "", "summary_en": ""}, MissingField.SUMMARY, False),
        ({"period_start": None, "period_end": None}, MissingField.PERIOD, False),
        ({"period_start": None}, MissingField.DATES, True),
        ({"period_end": None}, MissingField.DATES, True),
        ({"budget": None}, MissingField.BUDGET, True),
        ({"countries": []}, MissingField.PLACE, True),
        ({"iati_sector": ""}, MissingField.SECTOR, True),
        ({"iati_aid_type": ""}, MissingField.AID_TYPE, True),
        ({"iati_gender_marker": None}, MissingField.GENDER, True),
        ({"partner_organisations": []}, MissingField.PARTNER, True),
        ({"results": []}, MissingField.RESULTS, True),
        ({"ready_en": False}, MissingField.LANGUAGE, True),
    ],
)
def test_what_is_lacking_is_said_and_only_what_is_needed_keeps_it_out(index, changes, lack, told):
    page = make(index, **changes)
    assert lacks(page) == [lack]
    assert for_iati(ProjectPage.objects.all()).exists() is told


def test_a_region_is_a_place_and_a_themes_sector_a_sector(index):
    page = make(
        index,
        countries=[],
        region=RegionFactory(),
        iati_sector="",
        themes=[ThemeFactory(dac_sector=""), ThemeFactory(dac_sector="15170")],
    )
    assert lacks(page) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"protection": ProtectionLevel.PROTECTED, "iati_identifier": ""},
        {"iati_publish": IatiPublishing.NONE, "budget": None},
    ],
)
def test_what_is_left_out_on_purpose_lacks_nothing(index, changes):
    page = make(index, **changes)
    assert lacks(page) == []
    assert not for_iati(ProjectPage.objects.all()).exists()


def test_a_limited_project_does_not_lack_the_partner_that_must_not_be_named(index):
    assert lacks(make(index, protection=ProtectionLevel.LIMITED, partner_organisations=[])) == []


def test_staff_see_what_each_project_lacks_and_come_to_it(editor_client, index):
    page = make(index, heading_sv="Lantarbetare", iati_identifier="", budget=None)
    html = editor_client.get(reverse("open_data_report")).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert "IATI identifier" in html or "IATI-identitet" in html


def listed(client, **query: str) -> set[int]:
    response = client.get(reverse("open_data_report"), query)
    return {page.pk for page in response.context["object_list"]}


def test_the_report_is_filtered_by_lack_and_by_what_is_in_the_file(editor_client, index):
    whole = make(index)
    without_budget = make(index, iati_identifier="B", budget=None)
    without_identifier = make(index, iati_identifier="")
    withheld = make(index, iati_identifier="", iati_publish=IatiPublishing.NONE, budget=None)
    assert listed(editor_client, lack="budget") == {without_budget.pk}
    assert listed(editor_client, state="in") == {whole.pk, without_budget.pk}
    assert listed(editor_client, state="not-in") == {without_identifier.pk}
    assert listed(editor_client, state="withheld") == {withheld.pk}


def test_the_report_goes_out_as_a_spreadsheet_without_formulas(editor_client, index):
    make(index, heading_sv="=1+1", period_end=date(2026, 1, 1), budget=None)
    response = editor_client.get(reverse("open_data_report"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(StringIO(text)))
    assert next(iter(row.values())) == "'=1+1"
    assert "budget" in " ".join(row.values())


def test_the_report_costs_as_much_for_many_projects_as_for_one(
    editor_client, index, django_assert_max_num_queries
):
    for number in range(12):
        make(index, iati_identifier=f"SE-ON-{number}")
    with django_assert_max_num_queries(40) as counted:
        editor_client.get(reverse("open_data_report"))
    many = len(counted)
    ProjectPage.objects.exclude(pk=ProjectPage.objects.first().pk).delete()
    with django_assert_max_num_queries(40) as counted:
        editor_client.get(reverse("open_data_report"))
    assert many <= len(counted) + 2
