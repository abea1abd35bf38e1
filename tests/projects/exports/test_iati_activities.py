"""The activities that we report: valid whatever a project is like, and telling no more."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from projects.exports import iati_xml
from tests.factories.records import both, make_record, make_result, term

from .iati import codes
from .iati_records import LANG, activities, told


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"budget": None},
        {"end": None},
        {"start": None},
        {"countries": [term("RS"), term("XK"), term("MK")]},
        {"countries": []},
        {"countries": [], "region": term("eastern-europe")},
        {"results": []},
        {"results": [make_result(target=None, achieved=None, year=None)]},
        {"results": [make_result(statement={})]},
        {"results": [make_result(unit="percent", target=Decimal("50.50"), kind="outcome")]},
        {"sectors": []},
        {"sectors": ["15150", "15170", "15160"]},
        {"aid_type": "", "gender_marker": None},
        {"funders": [], "member_organisations": [], "partner_organisations": []},
        {"summary": {"sv": "Bara på svenska"}, "languages": ["sv"], "heading": {"sv": "Rubrik"}},
        {"is_demo": True, "updated": None},
        {"iati_partial": True},
        {"heading": both("\x00\x0b<&>\ud800")},
        {"status": "stopped"},
        {"status": "planned", "start": date(2027, 1, 1), "end": date(2027, 6, 30)},
    ],
)
def test_whatever_a_project_is_like_its_activity_is_valid(changes):
    told(**changes)


TEXT = st.text(max_size=60)


DAYS = st.dates(date(1992, 1, 1), date(2040, 12, 31))


@given(
    heading=TEXT,
    dates=st.lists(DAYS, min_size=2, max_size=2).map(sorted),
    budget=st.none() | st.integers(0, 10**12),
    countries=st.lists(st.sampled_from(["ZA", "XK", "NA", "PS", "EH"]), unique=True),
    achieved=st.none() | st.decimals(-(10**9), 10**9, places=2),
)
def test_any_text_period_sum_and_figure_makes_a_valid_activity(
    heading, dates, budget, countries, achieved
):
    element = told(
        heading={"sv": heading or "x"},
        languages=["sv"],
        start=dates[0],
        end=dates[1],
        budget=budget,
        countries=[term(code) for code in countries],
        results=[make_result(achieved=achieved)],
    )
    sums = [int(value.text) for value in element.iterfind("budget/value")]
    assert sum(sums) == (budget or 0)
    shares = [Decimal(place.get("percentage")) for place in element.iterfind("recipient-country")]
    assert sum(shares) == (100 if countries else 0)


def test_a_budget_is_told_for_each_calendar_year_and_no_day_outside_the_period():
    element = told(start=date(2024, 7, 1), end=date(2026, 6, 30), budget=730_000)
    found = [
        (
            budget.find("period-start").get("iso-date"),
            budget.find("period-end").get("iso-date"),
            int(budget.find("value").text),
        )
        for budget in element.iterfind("budget")
    ]
    assert found == [
        ("2024-07-01", "2024-12-31", 184_000),
        ("2025-01-01", "2025-12-31", 365_000),
        ("2026-01-01", "2026-06-30", 181_000),
    ]


def test_a_budget_without_a_whole_period_is_not_told_for_years():
    assert told(end=None).find("budget") is None


@pytest.mark.parametrize(
    ("changes", "types"),
    [
        ({}, ["2", "3"]),
        ({"end": date(2026, 11, 24)}, ["2", "4"]),
        ({"end": date(2026, 11, 25)}, ["2", "3"]),  # its last day is still ahead
        ({"start": date(2026, 11, 26), "end": None}, ["1"]),
        ({"start": None}, ["3"]),
    ],
)
def test_a_date_ahead_is_planned_and_one_gone_by_is_actual(changes, types):
    assert [one.get("type") for one in told(**changes).iterfind("activity-date")] == types


@pytest.mark.parametrize(
    ("status", "code"), [("planned", "1"), ("running", "2"), ("finished", "4"), ("stopped", "5")]
)
def test_a_status_has_its_code(status, code):
    assert told(status=status).find("activity-status").get("code") == code
    assert code in codes("ActivityStatus")


def test_texts_are_told_in_both_languages_each_marked():
    element = told()
    for tag in ("title", "description"):
        found = {one.get(LANG): one.text for one in element.find(tag)}
        assert set(found) == {"sv", "en"}
        assert found["sv"].endswith("på svenska")
        assert found["en"].endswith("in English")


def test_a_language_that_does_not_exist_is_not_told():
    element = told(heading={"sv": "Rubrik"}, languages=["sv"])
    assert [one.get(LANG) for one in element.find("title")] == ["sv"]
    assert [one.get("code") for one in element.iterfind("document-link/language")] == ["sv"]


def names(element, role: str) -> list[str]:
    return [
        org.find("narrative").text
        for org in element.iterfind("participating-org")
        if org.get("role") == role
    ]


def test_a_partner_is_named_unless_only_a_part_may_be_told():
    assert names(told(), "4") == ["partner på svenska"]
    assert names(told(iati_partial=True), "4") == []
    assert b"partner" not in activities(make_record(iati_partial=True))


def test_where_only_a_part_may_be_told_the_sum_does_not_give_the_project_away():
    element = told(iati_partial=True, budget=388_214)
    assert sum(int(value.text) for value in element.iterfind("budget/value")) == 390_000


def test_where_a_part_is_left_out_the_policy_that_says_why_is_linked():
    policies = [
        link.get("url")
        for link in told(iati_partial=True).iterfind("document-link")
        if link.find("category").get("code") == "B08"
    ]
    assert policies == ["https://palme.example/sv/undantag/"]
    assert "B08" not in {one.get("code") for one in told().iterfind("document-link/category")}


def test_a_demo_project_says_so_and_no_other_does():
    demo = told(is_demo=True)
    assert demo.get(iati_xml.DEMO) == "true"
    notices = [d.find("narrative").text for d in demo.iterfind("description[@type='4']")]
    assert notices == ["Invented på svenska"]
    assert told().get(iati_xml.DEMO) is None
    assert told().find("description[@type='4']") is None


def test_every_code_is_in_the_standards_lists():
    element = told(countries=[term("RS"), term("XK")], is_demo=True, iati_partial=True)
    assert {one.get("code") for one in element.iterfind("recipient-country")} <= codes("Country")
    assert {one.get("code") for one in element.iterfind("sector")} <= codes("Sector")
    assert element.find("default-aid-type").get("code") in codes("AidType")
    assert element.find("policy-marker").get("code") in codes("PolicyMarker")
    assert element.find("policy-marker").get("significance") in codes("PolicySignificance")
    assert element.find("reporting-org").get("type") in codes("OrganisationType")
    assert element.find("activity-scope").get("code") in codes("ActivityScope")
    categories = {one.get("code") for one in element.iterfind("document-link/category")}
    assert categories == {"A12", "B08"}
    assert categories <= codes("DocumentCategory")
    roles = {one.get("role") for one in element.iterfind("participating-org")}
    assert roles <= codes("OrganisationRole")


def test_an_own_region_is_told_only_where_no_country_is():
    region = told(countries=[], region=term("asia")).find("recipient-region")
    assert (region.get("vocabulary"), region.get("code")) == ("99", "asia")
    assert told(region=term("asia")).find("recipient-region") is None


def test_what_is_not_known_is_not_told():
    element = told(aid_type="", gender_marker=None, sectors=[], budget=None, results=[], spent=None)
    for tag in ("default-aid-type", "policy-marker", "sector", "budget", "result", "transaction"):
        assert element.find(tag) is None
    assert element.get("humanitarian") is None
