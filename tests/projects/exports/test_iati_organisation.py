"""The budgets that we report: by year, by country, and adding up."""

from datetime import date
from decimal import Decimal

from hypothesis import given, strategies as st

from projects.exports import iati_xml
from tests.factories.records import make_record, term

from .iati_records import organisations


def test_the_organisation_file_adds_up_the_years_ahead_by_country():
    first = make_record(start=date(2025, 1, 1), end=date(2027, 12, 31), budget=3_000)
    shared = make_record(
        countries=[term("ZA"), term("XK")],
        start=date(2027, 1, 1),
        end=date(2027, 12, 31),
        budget=101,
    )
    element = organisations(first, shared)
    found = {
        (
            budget.find("recipient-country").get("code"),
            budget.find("period-start").get("iso-date")[:4],
        ): int(budget.find("value").text)
        for budget in element.iterfind("recipient-country-budget")
    }
    assert found == {("ZA", "2026"): 1_000, ("ZA", "2027"): 1_051, ("XK", "2027"): 50}


def test_the_organisation_file_is_valid_with_nothing_ahead_and_links_the_policy():
    element = organisations(make_record(budget=None))
    assert element.find("recipient-country-budget") is None
    assert element.find("document-link/category").get("code") == "B08"


@given(st.integers(0, 10**12), st.integers(1, 40))
def test_equal_shares_add_up_and_differ_by_a_krona_at_most(amount, count):
    shares = iati_xml.equal_shares(amount, count)
    assert sum(shares) == amount
    assert max(shares) - min(shares) <= 1
    assert sum(map(Decimal, iati_xml.shares_of_a_hundred(count))) == 100
