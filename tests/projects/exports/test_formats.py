"""The files of open data keep to their schemas, and to what spreadsheets make of cells."""

import csv
import json
from io import StringIO

import jsonschema
import pytest
from django.utils import translation
from hypothesis import given, strategies as st

from palmecenter.languages.normalizing import well_formed
from palmecenter.languages.spreadsheets import FORMULA_STARTS, inert
from palmecenter.protection.levels import ProtectionLevel
from projects.choices import IatiPublishing
from projects.exports.csv_format import BYTE_ORDER_MARK
from projects.models import OpenDataSettings, ProjectPage
from tests.factories.projects import (
    ProjectFundingFactory,
    ProjectResultFactory,
)
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.projects.exports.files import EN, SCHEMA, SV, body, document, make, table
from tests.projects.exports.iati import assert_valid

pytestmark = pytest.mark.django_db


def test_the_spreadsheet_speaks_the_language_of_its_address(client, index):
    make(index, is_demo=True)
    swedish, english = table(client, f"{SV}projects.csv"), table(client, f"{EN}projects.csv")
    assert (swedish[0]["Projekt"], english[0]["Project"]) == ("Brunnar 1", "Wells 1")
    assert (swedish[0]["Status"], english[0]["Status"]) == ("pågående", "running")
    assert (swedish[0]["Demoinnehåll"], english[0]["Demo content"]) == ("ja", "yes")
    assert swedish[0]["Adress"].endswith("/sv/utvecklingsprojekt/brunnar-1/")
    assert english[0]["Address"].endswith("/en/development-projects/wells-1/")


def test_namibia_is_a_country_and_not_a_missing_value(client, index):
    make(index)
    assert table(client, f"{EN}projects.csv")[0]["Country codes"] == "NA"
    assert document(client)["projects"][0]["countries"][0]["code"] == "NA"


def test_a_text_in_the_other_language_says_so(client, index):
    make(index, ready_en=False)
    row = table(client, f"{EN}projects.csv")[0]
    assert (row["Project"], row["Language of the text"]) == ("Brunnar 1", "Svenska")
    project = document(client)["projects"][0]
    assert (project["languages"], project["title"]) == (["sv"], {"sv": "Brunnar 1"})


def test_a_row_leaves_out_what_does_not_exist_in_its_language_as_the_page_does(client, index):
    only_swedish = ProjectResultFactory.build(statement_sv="Fler brunnar", statement_en="")
    both = ProjectResultFactory.build(statement_sv="Kurser", statement_en="Courses")
    make(index, summary_en="", results=[only_swedish, both])
    english = table(client, f"{EN}projects.csv")[0]
    assert (english["Language of the text"], english["Summary"]) == ("English", "")
    assert english["Results"].startswith("Courses")
    assert "brunnar" not in english["Results"]
    swedish = table(client, f"{SV}projects.csv")[0]
    assert "Fler brunnar" in swedish["Resultat"]
    assert len(document(client)["projects"][0]["results"]) == 2


def test_the_language_of_a_file_does_not_leak_to_whoever_reads_it(client, index):
    make(index)
    with translation.override("en"):
        pieces = client.get(f"{SV}projects.csv").streaming_content
        for _piece in pieces:
            assert translation.get_language() == "en"


@given(st.text(max_size=30))
def test_no_text_becomes_a_formula(text):
    assert not inert(text).startswith(FORMULA_STARTS)
    kept = well_formed(text)  # what no file can hold is left out
    assert inert(text).removeprefix("'") == kept.removeprefix("'")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=x", "\r+x", " =1"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(client, index, start):
    make(index, heading_sv=f"{start}", heading_en="Wells")
    text = body(client.get(f"{SV}projects.csv")).decode()
    cells = next(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK)), delimiter=";"))
    assert cells["Projekt"] == f"'{ProjectPage.objects.get().heading_sv}"


def test_sums_stay_numbers_in_the_spreadsheet(client, index):
    make(index)
    assert table(client, f"{SV}projects.csv")[0]["Budget, kr"] == "388214"


def test_the_json_keeps_to_its_schema(client, index):
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    full = {
        "results": [ProjectResultFactory.build(baseline=None, target="50.50")],
        "funders": [ProjectFundingFactory.build(amount=None)],
        "themes": [ThemeFactory()],
        "partner_organisations": [OrganisationFactory()],
        "region": RegionFactory(),
        "spent": 7,
    }
    make(index, 1, **full)
    make(index, 2, budget=None, countries=[], period_start=None, period_end=None)
    make(index, 3, ready_sv=False, iati_identifier="")
    make(index, 4, protection=ProtectionLevel.PROTECTED)
    found = document(client)
    jsonschema.validate(
        found,
        schema,
        format_checker=jsonschema.FormatChecker(),
        cls=jsonschema.Draft202012Validator,
    )
    assert len(found["projects"]) == 4
    told = {one["title"]["en"]: one for one in found["projects"]}
    assert {title: one["status"] for title, one in told.items()} == {
        "Wells 1": "running",
        "Wells 2": "unknown",
        "Wells 3": "running",
        "Wells 4": None,
    }
    assert told["Wells 1"]["results"][0]["target"] == 50.5
    assert found["schema"].endswith(".json")
    assert client.get("/static/data/projects-2.schema.json").status_code in {200, 404}


def test_a_status_that_is_withheld_is_an_empty_cell_and_not_unknown(client, index):
    make(index, protection=ProtectionLevel.PROTECTED)
    [row] = table(client, f"{EN}projects.csv")
    assert row["Status"] == ""


def test_an_empty_selection_is_a_whole_document_too(client, index):
    assert document(client)["projects"] == []
    assert table(client, f"{SV}projects.csv") == []


def test_the_iati_files_are_valid(client, index):
    make(index, 1, results=[ProjectResultFactory.build()], is_demo=True)
    make(index, 2, countries=[CountryFactory(code="XK"), CountryFactory(code="RS")])
    make(index, 3, period_end=None)
    make(index, 4, budget=None, countries=[], region=RegionFactory())
    root = assert_valid(body(client.get(f"{SV}iati.xml")), "activities")
    assert len(root) == 4
    root = assert_valid(body(client.get(f"{EN}iati-organisation.xml")), "organisations")
    assert {one.get("code") for one in root.iter("recipient-country")} == {"NA", "XK", "RS"}


def test_what_lacks_a_need_or_must_not_be_told_is_not_in_the_iati_files(client, index):
    make(index, 1)
    make(index, 2, iati_identifier="")
    make(index, 3, period_start=None, period_end=None)
    make(index, 4, iati_publish=IatiPublishing.NONE)
    make(index, 5, protection=ProtectionLevel.PROTECTED)
    root = assert_valid(body(client.get(f"{SV}iati.xml")), "activities")
    identifiers = [one.text for one in root.iter("iati-identifier")]
    assert identifiers == ["SE-ON-000000-0000-1"]


def test_without_an_organisation_identifier_there_is_no_iati(client, index):
    make(index)
    OpenDataSettings.objects.update(organisation_identifier="")
    assert client.get(f"{SV}iati.xml").status_code == 404
    assert client.get(f"{SV}iati-organisation.xml").status_code == 404
    html = client.get(SV).content.decode()
    assert "iati.xml" not in html
    assert "projects.csv" in html


def test_a_selection_without_anything_for_iati_is_not_found_rather_than_invalid(client, index):
    make(index, iati_identifier="")
    assert client.get(f"{SV}iati.xml").status_code == 404
