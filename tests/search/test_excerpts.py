"""Excerpts: what is shown of a text, and how it is marked."""

import re
from html import unescape

from hypothesis import given, strategies as st

from palmecenter.search.excerpts import LENGTH, Marker
from palmecenter.search.query import WordsIn, read_query
from palmecenter.search.words import plain

FILLING = "Detta är annat än det som någon letar efter. " * 20


def marker(query: str, code: str = "sv") -> Marker:
    return Marker(WordsIn(read_query(query).words, code))


def bare(html: str) -> str:
    return unescape(re.sub("</?mark>", "", html))


def test_whole_words_are_marked_whatever_their_ending_or_case() -> None:
    marked = marker("kvinna fred").mark("KVINNORNA vill ha fred, inte vildsvin.")
    assert marked == "<mark>KVINNORNA</mark> vill ha <mark>fred</mark>, inte vildsvin."


def test_nothing_inside_a_word_is_marked() -> None:
    assert marker("art").mark("Partiet är en art.") == "Partiet är en <mark>art</mark>."


def test_letters_are_marked_with_and_without_their_marks() -> None:
    marked = marker("forbund").mark("Förbundet och forbund")
    assert marked == "<mark>Förbundet</mark> och <mark>forbund</mark>"
    assert marker("förbund").mark("Förbundet") == "<mark>Förbundet</mark>"


def test_text_is_escaped_before_it_is_marked() -> None:
    marked = marker("lt amp").mark("a < b & lt; <b>amp</b>")
    assert marked == ("a &lt; b &amp; <mark>lt</mark>; &lt;b&gt;<mark>amp</mark>&lt;/b&gt;")


def test_a_short_text_is_shown_whole() -> None:
    assert marker("fred").excerpt(["Kort om fred."]) == "Kort om <mark>fred</mark>."


def test_a_long_text_is_cut_around_what_was_found_in_whole_words() -> None:
    text = plain(f"{FILLING} Här står om freden i Zimbabwe. {FILLING}")
    excerpt = bare(marker("fred").excerpt([text]))
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert "om freden i Zimbabwe" in excerpt
    assert set(excerpt.split()) <= {*text.split(), "…"}
    assert len(excerpt) <= LENGTH + 4


def test_the_place_where_most_words_stand_together_is_shown() -> None:
    text = plain(f"Fred. {FILLING} Zimbabwe. {FILLING} Fred i Zimbabwe.")
    excerpt = marker("zimbabwe fred").excerpt([text])
    assert excerpt.endswith("<mark>Fred</mark> i <mark>Zimbabwe</mark>.")


def test_the_text_that_answers_most_is_shown_the_summary_before_the_body() -> None:
    marked = marker("fred zimbabwe")
    assert bare(marked.excerpt(["Om fred.", "Fred i Zimbabwe."])) == "Fred i Zimbabwe."
    assert bare(marked.excerpt(["Om fred.", "Också om fred."])) == "Om fred."
    assert bare(marked.excerpt(["Inget alls.", "Ingenting."])) == "Inget alls."
    assert bare(marked.excerpt(["", "Ingenting."])) == "Ingenting."
    assert marked.excerpt(["", ""]) == ""


def test_a_text_without_spaces_is_cut_where_it_must() -> None:
    excerpt = bare(marker("fred").excerpt(["\u1019" * 1000]))
    assert excerpt == "\u1019" * LENGTH + " …"


@given(st.text(), st.text(min_size=1), st.sampled_from(["sv", "en"]))
def test_an_excerpt_is_the_text_and_nothing_else(text: str, query: str, code: str) -> None:
    text = plain(text)
    asked = read_query(query).words
    if not asked:
        return
    html = Marker(WordsIn(asked, code)).excerpt([text])
    assert bare(html).removeprefix("… ").removesuffix(" …") in text
    assert not re.search("<(?!/?mark>)", html)
    assert html.count("<mark>") == html.count("</mark>")


@given(st.text(min_size=1), st.sampled_from(["sv", "en"]))
def test_what_was_asked_is_marked_where_it_stands(query: str, code: str) -> None:
    asked = read_query(query)
    if not asked.words:
        return
    assert "<mark>" in Marker(WordsIn(asked.words, code)).mark(asked.text)
