"""Texts as they are kept, whatever program they were pasted from."""

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given, strategies as st

from palmecenter.languages.comparing import spelled
from palmecenter.languages.normalizing import (
    normalized,
    normalized_html,
    normalized_line,
    well_formed,
)
from palmecenter.languages.texts import has_words

ODD = "\u200b\u200c\u200d\u200e\u180e\u115f\ufe0f\u034f\u0308\u0627\u1000\v\r\n\u2028\u00ad&#;<>"
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from(ODD + "aö \U0001f3f4\U000e0067")))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Gatuförsäljare\vi Windhoek", "Gatuförsäljare\ni Windhoek"),
        ("tecken\a", "tecken"),
        ("\ufeff  \u00ad  \u2060", "    "),
        ("jord\u00adbruks\u00adkooperativ", "jordbrukskooperativ"),
        ("Fo\u0308reningen", "Föreningen"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\ufffea\uffff\ufdd0\U0001ffffb", "ab"),
        ("\ud83d\ude00 \ud83d", "😀 "),
        ("namn\u202egnp.exe", "namngnp.exe"),
    ],
)
def test_what_carries_nothing_goes(pasted: str, kept: str) -> None:
    assert normalized(pasted) == kept


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "မြန်မာ\u200bစာ",
        "👩\u200d🌾 ☀\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "שלום\u200e (a)",
        "100\u00a0000 – 5\u202f%",
        "ﬁ ½ m²",
    ],
)
def test_what_carries_something_stays(text: str) -> None:
    assert normalized(text) == text


def test_a_line_has_blanks_for_line_breaks() -> None:
    assert normalized_line("Gatuförsäljare\vi\tWindhoek \r\n här") == (
        "Gatuförsäljare i Windhoek här"
    )


def test_rich_text_is_mended_in_words_attributes_and_references() -> None:
    html = '<p>jord&shy;bruk&#8203; &amp;shy; &lt;a\vb<a href="/x" title="o&#776;\u200b">y</a></p>'
    assert normalized_html(html) == (
        '<p>jordbruk &amp;shy; &lt;a<br/>b<a href="/x" title="ö">y</a></p>'
    )


@given(ANY_TEXT)
def test_what_is_normalized_stays_as_it_is(text: str) -> None:
    for write in (normalized, normalized_line, normalized_html):
        assert write(write(text)) == write(text)
    assert is_normalized("NFC", normalized(text))
    assert well_formed(normalized(text)) == normalized(text)


@given(ANY_TEXT)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    # Blank letters of Korean are seen by nobody.
    seen = [char for char in normalize("NFC", text) if has_words(char)]
    assert [char for char in normalized(text) if has_words(char)] == seen


@pytest.mark.parametrize("nothing", ["", "—", "\u00a0", "\u200b", "***", "\u3164", "\u2800", "_"])
def test_a_text_without_letter_digit_or_picture_is_none(nothing: str) -> None:
    assert not has_words(nothing)


@pytest.mark.parametrize("text", ["a", "7", "🕊", "ဗ", "— å"])
def test_a_text_with_one_of_them_is_one(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize(
    "other",
    ["kvinnor\u00ad ", "KVINNOR", "ｋｖｉｎｎｏｒ", "\ufeffkvinnor\u00a0"],
)
def test_spellings_of_one_name_are_one(other: str) -> None:
    assert spelled(other) == spelled("Kvinnor")


def test_accents_tell_names_apart() -> None:
    assert spelled("Får") != spelled("Far")
    assert spelled("Fo\u0308r") == spelled("för")
    assert spelled("ﬁl a‑b") == spelled("fil a–b")
