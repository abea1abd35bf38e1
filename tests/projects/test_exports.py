"""The files of open data: the same selection as the list, the same facts as the pages, no more."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given, strategies as st
from wagtail.models import PageViewRestriction, Site

from palmecenter.pages.models import SiteSettings
from palmecenter.protection.levels import ProtectionLevel
from projects.exports.spreadsheet import BYTE_ORDER_MARK, FORMULA_STARTS, inert
from projects.models import OpenDataSettings, ProjectPage
from projects.models.project import IatiPublishing
from tests.factories.pages import ContentPageFactory
from tests.factories.projects import (
    ProjectFundingFactory,
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

from .iati import assert_valid

pytestmark = pytest.mark.django_db

SV, EN = "/sv/utvecklingsprojekt/", "/en/development-projects/"
FILES = ("projects.csv", "projects.json", "iati.xml", "iati-organisation.xml")
SCHEMA = Path("static/data/projects-1.schema.json")


@pytest.fixture
def index(home):
    site = Site.objects.get()
    OpenDataSettings.objects.create(site=site, organisation_identifier="SE-ON-000000-0000")
    SiteSettings.objects.create(site=site, name_sv="Centret", name_en="The Center")
    return ProjectIndexPageFactory(parent=home)


def make(index, number: int = 1, **changes) -> ProjectPage:
    facts = {
        "heading_sv": f"Brunnar {number}",
        "heading_en": f"Wells {number}",
        "iati_identifier": f"SE-ON-000000-0000-{number}",
        "countries": [CountryFactory(code="NA")],
        "budget": 388_214,
    }
    return ProjectPageFactory(parent=index, **(facts | changes))


def body(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(client, path: str) -> list[dict[str, str]]:
    text = body(client.get(path)).decode()
    assert text.startswith(BYTE_ORDER_MARK)
    delimiter = ";" if path.startswith("/sv/") else ","
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK)), delimiter=delimiter))


def document(client, path: str = f"{EN}projects.json"):
    return json.loads(body(client.get(path)))


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


def test_the_language_of_a_file_does_not_leak_to_whoever_reads_it(client, index):
    make(index)
    with translation.override("en"):
        pieces = client.get(f"{SV}projects.csv").streaming_content
        for _piece in pieces:
            assert translation.get_language() == "en"


@given(st.text(max_size=30))
def test_no_text_becomes_a_formula(text):
    assert not inert(text).startswith(FORMULA_STARTS)
    assert inert(text).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1"])
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
    found = document(client)
    jsonschema.validate(
        found,
        schema,
        format_checker=jsonschema.FormatChecker(),
        cls=jsonschema.Draft202012Validator,
    )
    assert len(found["projects"]) == 3
    assert found["projects"][0]["results"][0]["target"] == 50.5
    assert found["schema"].endswith(".json")
    assert client.get("/static/data/projects-1.schema.json").status_code in {200, 404}


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


@pytest.mark.parametrize("name", FILES[:3])
def test_a_file_holds_what_the_list_with_the_same_filters_holds(client, index, name):
    kenya = CountryFactory(code="KE")
    make(index, 1, countries=[kenya])
    make(index, 2)
    make(index, 3, countries=[kenya], period_start=date(2010, 1, 1), period_end=date(2011, 1, 1))
    content = body(client.get(f"{EN}{name}?country=kenya&status=running")).decode()
    assert "Wells 1" in content
    assert "Wells 2" not in content
    assert "Wells 3" not in content


def test_a_file_takes_the_other_languages_words_for_filters_as_the_list_does(client, index):
    make(index, 1, countries=[CountryFactory(code="KE")])
    make(index, 2)
    assert len(table(client, f"{SV}projects.csv?country=kenya")) == 1


@pytest.mark.parametrize("name", FILES[:3])
@pytest.mark.parametrize(
    "query", ["land=atlantis", "sida=-1", "fran=2024-13-45", "tema=%27%3B+drop+table", "land=\x00"]
)
def test_a_filter_that_makes_no_sense_gives_no_file(client, index, name, query):
    make(index)
    response = client.get(f"{SV}{name}?{query}")
    assert response.status_code == 404
    assert 'lang="sv"' in response.content.decode()


@pytest.mark.parametrize("path", [f"{SV}projects.csv", f"{EN}projects.csv"])
def test_what_is_not_public_is_in_no_file(client, index, path):
    make(index, 1)
    make(index, 2, live=False)
    make(index, 3, protection=ProtectionLevel.CLOSED, live=False)
    private = make(index, 4)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert len(table(client, path)) == 1
    assert len(document(client)["projects"]) == 1
    assert len(assert_valid(body(client.get(f"{SV}iati.xml")), "activities")) == 1


def test_nobody_gets_files_of_a_private_list(client, index):
    make(index)
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    for name in FILES:
        assert client.get(f"{SV}{name}").status_code in {302, 404}


def test_what_a_level_withholds_is_in_no_file(client, index):
    for number, level in enumerate((ProtectionLevel.LIMITED, ProtectionLevel.PROTECTED)):
        funder = ProjectFundingFactory.build(amount=123_456)
        partner = OrganisationFactory(name_sv="HEMLIG", name_en="SECRET")
        facts = {"partner_organisations": [partner], "funders": [funder], "budget": 388_214}
        make(index, number, protection=level, **facts)
    for path in (f"{SV}{name}" for name in FILES):
        content = body(client.get(path)).decode()
        for secret in ("HEMLIG", "SECRET", "388214", "123456"):
            assert secret not in content
    limited, protected = document(client)["projects"]
    assert (protected["budget_sek"], protected["countries"], protected["start"]) == (None, [], None)
    assert (limited["budget_sek"], limited["sums_rounded"]) == (390_000, True)
    assert limited["funders"][0]["amount_sek"] == 120_000


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())


def test_files_tell_nothing_that_the_page_does_not(client, index):
    page = make(
        index,
        themes=[ThemeFactory()],
        member_organisations=[OrganisationFactory()],
        partner_organisations=[OrganisationFactory()],
        results=[ProjectResultFactory.build()],
        funders=[ProjectFundingFactory.build()],
        lessons_sv="Det tog tid.",
        lessons_en="It took time.",
    )
    shown = {code: words(client.get(page.address(code)).content.decode()) for code in ("sv", "en")}
    project = document(client)["projects"][0]
    texts = [project["title"], project["summary"], project["lessons"]]
    texts += [one["name"] for one in project["countries"] + project["themes"]]
    texts += project["member_organisations"] + project["partner_organisations"]
    texts += [one["statement"] for one in project["results"]]
    texts += [one["name"] for one in project["funders"]]
    for text in texts:
        for code, said in text.items():
            assert said in shown[code]
    digits = shown["sv"].replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    for amount in (project["budget_sek"], project["funders"][0]["amount_sek"], 60, 41):
        assert str(amount) in digits


@pytest.mark.parametrize("name", FILES)
def test_head_answers_without_a_body_and_other_methods_are_refused(client, index, name):
    make(index)
    got, headed = client.get(f"{SV}{name}"), client.head(f"{SV}{name}")
    assert headed.status_code == 200
    assert headed["Content-Type"] == got["Content-Type"]
    assert "Content-Length" not in headed
    assert b"".join(headed.streaming_content) == b""
    assert client.post(f"{SV}{name}").status_code == 405
    assert client.options(f"{SV}{name}")["Allow"] == "GET, HEAD, OPTIONS"


def test_files_say_what_they_are(client, index):
    make(index)
    response = client.get(f"{SV}projects.csv?land=namibia")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"].startswith('attachment; filename="projects-sv-')
    assert response["Content-Language"] == "sv"
    assert '/sv/utvecklingsprojekt/?land=namibia>; rel="collection"' in response["Link"]
    assert client.get(f"{SV}projects.json")["Content-Type"] == "application/json"
    assert client.get(f"{SV}iati.xml")["Content-Type"] == "application/xml; charset=utf-8"


def test_a_file_has_one_address_in_each_language(client, index):
    response = client.get("/en/utvecklingsprojekt/projects.csv?country=kenya")
    assert response.status_code == 301
    assert response["Location"] == f"{EN}projects.csv?country=kenya"
    for path in (f"{SV}projects.csv/", f"{SV}projects.xlsx", f"{SV}projects.csv/x"):
        assert client.get(path).status_code in {301, 404}


def test_the_list_links_its_files_with_its_filters(client, index):
    make(index)
    soup = BeautifulSoup(client.get(f"{SV}?land=namibia").content, "lxml")
    alternates = {
        link["href"]: link["type"] for link in soup.select("head link[type][rel=alternate]")
    }
    assert alternates[f"{SV}projects.csv?land=namibia"] == "text/csv"
    links = {link["href"] for link in soup.select("main a")}
    assert f"{SV}iati.xml?land=namibia" in links
    assert f"{SV}iati-organisation.xml" in links


def test_the_policy_on_what_is_left_out_is_linked(client, index, section):
    policy = ContentPageFactory(parent=section, heading_sv="Undantag", heading_en="Exclusions")
    OpenDataSettings.objects.update(exclusions_page=policy)
    make(index, protection=ProtectionLevel.LIMITED)
    address = policy.address("en")
    assert document(client)["exclusions"]["en"].endswith(address)
    for name in ("iati.xml", "iati-organisation.xml"):
        assert address in body(client.get(f"{SV}{name}")).decode()
    assert policy.address("sv") in client.get(SV).content.decode()


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_many_projects_asks_the_database_no_more_than_one_of_few(client, index, name):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            body(client.get(f"{EN}{name}"))
        return len(captured)

    make(index, 0, results=[ProjectResultFactory.build()], themes=[ThemeFactory()])
    queries()
    few = queries()
    for number in range(1, 20):
        make(index, number, results=[ProjectResultFactory.build()], themes=[ThemeFactory()])
    assert queries() <= few
