"""Words of the glossary in a text: whole words, listed forms, once, never in links or headings."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, strategies as st

from party_support.glossary import GlossaryLinker, glossary
from party_support.models import GlossaryTerm

STATUTES = GlossaryTerm(
    pk=1,
    term_sv="stadgar",
    term_en="statute",
    inflections_sv="stadgarna, stadgan",
    inflections_en="statutes",
    definition_sv="Regler.",
    definition_en="Rules.",
)
MEETING = GlossaryTerm(
    pk=2,
    term_sv="årsmöte",
    term_en="annual meeting",
    inflections_sv="årsmötet",
    inflections_en="",
    definition_sv="En gång om året.",
    definition_en="Once a year.",
)


def linked(html: str, code: str) -> list[str]:
    made = GlossaryLinker([STATUTES, MEETING], code).link(html)
    return [link.get_text() for link in BeautifulSoup(made, "html.parser").find_all(class_="term")]


@pytest.mark.parametrize(
    ("html", "code", "words"),
    [
        ("<p>Läs stadgarna och stadgan.</p>", "sv", ["stadgarna"]),
        ("<p>Stadgarna först.</p>", "sv", ["Stadgarna"]),
        ("<p>stadgeändring, grundstadgar, stadgar-na</p>", "sv", []),
        ("<p>Till årsmötet!</p>", "sv", ["årsmötet"]),
        ("<p>the statute’s words</p>", "en", ["statute"]),
        ("<p>statutes</p>", "sv", []),
        ("<h2>stadgar</h2><p>och stadgar</p>", "sv", ["stadgar"]),
        ('<p><a href="/x">stadgar</a>, stadgar</p>', "sv", ["stadgar"]),
        ("<table><caption>stadgar</caption><tr><td>stadgan</td></tr></table>", "sv", ["stadgan"]),
        ("<p>an <b>annual meeting</b></p>", "en", ["annual meeting"]),
    ],
)
def test_words_are_linked_whole_once_and_in_running_text(html, code, words):
    assert linked(html, code) == words


def test_a_word_without_an_explanation_in_a_language_is_not_linked_there():
    half = GlossaryTerm(pk=3, term_sv="kassa", term_en="", definition_sv="Pengar.")
    assert "class" not in GlossaryLinker([half], "en").link("<p>kassa</p>")


def test_each_chapter_begins_anew():
    first, second = (GlossaryLinker([STATUTES], "sv") for _chapter in range(2))
    assert "term" in first.link("<p>stadgar</p>")
    assert "term" in second.link("<p>stadgar</p>")
    assert "term" not in first.link("<p>stadgar</p>")


@given(st.text(alphabet="abås <>&\"'’é\u00a0-", max_size=60))
def test_the_words_of_a_text_stay_as_they_are(text):
    soup = BeautifulSoup("<p></p>", "html.parser")
    assert soup.p
    soup.p.string = f"{text} stadgar {text}"
    html = soup.decode()
    made = BeautifulSoup(GlossaryLinker([STATUTES], "sv").link(html), "html.parser")
    assert made.get_text().split() == BeautifulSoup(html, "html.parser").get_text().split()


def test_every_word_has_an_anchor_of_its_own_also_one_without_latin_letters():
    names = ["ကွန်ဂရက်", "特別会議", "C", "C++", "årsmöte", "Årsmöte!"]
    terms = [
        GlossaryTerm(pk=key, term_sv=name, definition_sv="Ett ord.", inflections_sv="")
        for key, name in enumerate(names, start=1)
    ]
    anchors = {word.term: anchor for anchor, word in glossary(reversed(terms), "sv")}
    assert len({*anchors.values()}) == len(names)
    assert anchors["C"] == "word-c"
    assert anchors["årsmöte"] == "word-arsmote"
    made = GlossaryLinker(terms, "sv").link("<p>ကွန်ဂရက်, 特別会議, C, Årsmöte</p>")
    links = BeautifulSoup(made, "html.parser").find_all("a")
    assert [link["href"] for link in links] == [
        f"#{anchors[name]}" for name in ["ကွန်ဂရက်", "特別会議", "C", "årsmöte"]
    ]
