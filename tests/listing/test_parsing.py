"""The small rules that lists are made of."""

from datetime import date
from typing import Any

import pytest

from palmecenter.languages.collation import sort_key
from palmecenter.listing.entries import word_for
from palmecenter.listing.options import Option, _with_own_slugs, terms_by_facet
from palmecenter.listing.parsing import as_shown, days_of
from palmecenter.taxonomy.models import Organisation
from tests.factories.taxonomy import OrganisationFactory


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_year_a_month_and_a_day_are_periods(text, first, last):
    assert days_of(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2024-13", "2024-13-45", "2023-02-29", "0000", "24", "2024-", "２０２４", "1e3", "x"],
)
def test_what_is_no_date_is_none(text):
    assert days_of(text) is None


def test_swedish_puts_its_letters_last_and_english_by_their_base():
    words = ["Ödla", "Zebra", "Ärta", "Apa", "Åsna", "älg", "Über"]
    swedish = sorted(words, key=lambda word: sort_key(word, "sv"))
    assert swedish == ["Apa", "Über", "Zebra", "Åsna", "älg", "Ärta", "Ödla"]
    english = sorted(words, key=lambda word: sort_key(word, "en"))
    assert english == ["älg", "Apa", "Ärta", "Åsna", "Ödla", "Über", "Zebra"]


def test_capitals_quotes_and_accents_make_no_difference_to_the_order():
    assert sort_key("”Café”, nu!", "sv") == sort_key("cafe nu", "sv")


def test_a_key_that_would_break_an_entry_is_refused():
    assert word_for("country", 7) == "country=7"
    with pytest.raises(ValueError, match="key of a term"):
        word_for("country", "7 theme=1")


def test_two_organisations_of_one_name_have_two_addresses():
    twins = [Option(str(key), {}, {"sv": "abf", "en": "wea"}) for key in (7, 3)]
    slugs = {option.key: option.slugs for option in _with_own_slugs(twins)}
    assert slugs == {"3": {"sv": "abf", "en": "wea"}, "7": {"sv": "abf-2", "en": "wea-2"}}


@pytest.mark.parametrize(
    ("name", "swedish", "english"),
    [("ديمقراطية", "organisation", "organisation"), ("Łódź på Øya", "lodz-pa-oya", "lodz-pa-oya")],
)
@pytest.mark.django_db
def test_an_organisation_has_an_address_in_whatever_letters_it_is_written(name, swedish, english):
    one: Any = OrganisationFactory(name_sv=name, name_en=name)
    found = terms_by_facet({"partner": Organisation}, {"partner": {str(one.pk)}})
    assert found["partner"][0].slugs == {"sv": swedish, "en": english}


def test_what_was_typed_is_shown_short_and_without_what_cannot_be_printed():
    shown = as_shown("a\x00b\n" + "x" * 9000)
    assert shown.startswith("a b ")
    assert len(shown) <= 60
