"""Texts that look the same are the same, whatever characters they are made of."""

import pytest
from hypothesis import given, strategies as st

from palmecenter.languages.comparing import alike, folded

NAME = "foreningen gatans handel"


@pytest.mark.parametrize(
    "written",
    [
        "F\u00f6reningen Gatans Handel",
        "F\u00f6reningen\u00a0Gatans Handel",
        "Fo\u0308reningen Gatans Handel",
        "F\u00f6reningen\nGatans\u2028Handel",
        "F\u00f6reningen Ga\u00adtans Han\u200bdel\ufeff",
        "F\u00f6reningen  Gatans\u2003\u202f\tHandel ",
        "F\u00f6reningen-Gatans\u2011Handel",
        "F\u00f6reningen \u2013 Gatans_Handel",
        "F\u00d8RENINGEN GATANS HANDEL",
        "\u202aF\u00f6reningen\u202c Gatans\ufe0f Handel",
        # Cyrillic, Greek, mathematical and fullwidth letters.
        "F\u00f6r\u0435ningen G\u0430tans H\u0430nd\u0435l",
        "F\u03bfreningen Gatans \u0397andel",
        "\U0001d405\u00f6reningen \uff27\uff41tans Handel",
        "For\u0435\u0308ningen Gatans Handel",
    ],
)
def test_a_name_reads_as_it_looks(written: str) -> None:
    assert folded(written) == NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0141\u00f3d\u017a", "lodz"),
        ("\u0110akovo", "dakovo"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u00c6r\u00f8", "aero"),
        ("\u0406ran", "iran"),
        ("\u0412\u044b\u0431\u043e\u0440", "\u0412\u042b\u0411\u041e\u0420"),
        ("\u0661\u0662", "12"),
    ],
)
def test_letters_count_as_the_latin_ones_that_they_are_or_look_like(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Irak"), ("m\u00e5l", "mil"), ("a b", "ab"), ("\u0416", "\u0428")]
)
def test_what_reads_otherwise_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_separators_stay_apart_for_whoever_asks() -> None:
    assert alike("Ga\u2010\r\ntans\u00a0\u2014 H\u00e5") == "Ga-\n\ntans - Ha"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_two_texts_one_after_the_other_fold_like_both(one: str, other: str) -> None:
    assert folded(f"{one} {other}") == f"{folded(one)} {folded(other)}".strip()
