"""Words and queries."""

import pytest
from hypothesis import given, strategies as st

from palmecenter.search.query import MAX_LENGTH, WordsIn, read_query
from palmecenter.search.words import plain, sentences, stem, words


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        ("  Kvinnor \t i\nZimbabwe ", "Kvinnor i Zimbabwe", ("kvinnor", "i", "zimbabwe")),
        ("fred\x00\x1b[31m", "fred [31m", ("fred", "31m")),
        ('"', '"', ()),
        ('"folkets hus" OR (a AND b*)', None, ("folkets", "hus", "or", "a", "and", "b")),
        ("fred fred FRED", None, ("fred",)),
        ("fo\u0308rbund", "f\u00f6rbund", ("f\u00f6rbund",)),
        ("info@example.org", None, ("info", "example", "org")),
        ("a_b-c", None, ("a", "b", "c")),
    ],
)
def test_a_query_is_its_words(raw: str, text: str | None, found: tuple[str, ...]) -> None:
    query = read_query(raw)
    assert query.words == found
    assert query.text == (raw if text is None else text)
    assert not query.cut


def test_a_long_query_is_cut_between_words() -> None:
    query = read_query("demokrati " * 1000)
    assert query.cut
    assert len(query.text) <= MAX_LENGTH
    assert set(query.text.split()) == {"demokrati"}


def test_one_endless_word_is_cut_where_it_must() -> None:
    query = read_query("a" * 8000)
    assert query.cut
    assert query.text == "a" * MAX_LENGTH


@given(st.text(alphabet=st.characters()))
def test_a_cleaned_query_is_short_printable_and_clean_already(raw: str) -> None:
    query = read_query(raw)
    assert len(query.text) <= MAX_LENGTH
    assert "\x00" not in query.text
    query.text.encode()
    assert read_query(query.text).text == query.text
    assert all(word.isalnum() for word in query.words if word.isascii())


@given(st.text())
def test_a_text_has_the_same_words_on_one_line(text: str) -> None:
    assert words(plain(plain(text))) == words(plain(text))


def test_lines_that_are_no_sentences_do_not_run_into_each_other() -> None:
    text = "Vatten och toalett\n\n  Namibia \nDet är klart.\n”Ja!”\nKvinnor"
    assert sentences(text) == "Vatten och toalett. Namibia. Det är klart. ”Ja!” Kvinnor"
    assert sentences("") == ""
    assert sentences(" \n") == ""


@given(st.text())
def test_made_into_sentences_a_text_has_the_same_words(text: str) -> None:
    assert words(sentences(text)) == words(plain(text))


def test_forms_of_a_word_share_a_stem_in_their_own_language() -> None:
    assert stem("kvinnorna", "sv") == stem("kvinna", "sv")
    assert stem("parties", "en") == stem("party", "en")
    assert stem("parties", "sv") != stem("party", "sv")


def test_only_a_swedish_stem_of_some_length_stands_for_longer_words() -> None:
    def longer(word: str, code: str) -> bool:
        [(_word, _stem, more)] = WordsIn([word], code).parts()
        return more

    assert longer("bistånd", "sv")
    assert not longer("val", "sv")
    assert not longer("union", "en")


def test_filler_words_are_left_out_unless_there_are_no_others() -> None:
    assert WordsIn(["kvinnor", "i", "zimbabwe"], "sv").words == ["kvinnor", "zimbabwe"]
    assert WordsIn(["i", "kenya"], "en").words == ["i", "kenya"]
    assert WordsIn(["om", "vi"], "sv").words == ["om", "vi"]
