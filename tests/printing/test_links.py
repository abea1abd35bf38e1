"""Links on paper: every address is found, once, and nothing else changes."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings, strategies as st

from palmecenter.printing.links import number_links

BASE = "https://palme.example/sv/om-oss/"


def printed(html: str) -> list[tuple[str, str]]:
    _body, notes = number_links(html, BASE)
    return [(note.mark, note.address) for note in notes]


def test_a_link_gets_a_mark_and_a_note():
    body, notes = number_links(
        '<p>Läs <a href="https://idea.example/a?b=1&amp;c">mer</a>.</p>', BASE
    )
    assert body == (
        '<p>Läs <a href="https://idea.example/a?b=1&amp;c">mer</a>'
        '<sup class="link-note">L1</sup>.</p>'
    )
    assert [(note.mark, note.address) for note in notes] == [("L1", "https://idea.example/a?b=1&c")]


def test_the_same_address_has_the_same_number():
    html = (
        '<a href="https://a.example/">ett</a> <a href="/sv/kontakt/">två</a>'
        ' <a href="https://a.example/">tre</a> <a href="https://palme.example/sv/kontakt/">fyra</a>'
    )
    body, notes = number_links(html, BASE)
    assert [note.address for note in notes] == [
        "https://a.example/",
        "https://palme.example/sv/kontakt/",
    ]
    marks = [mark.string for mark in BeautifulSoup(body, "html.parser").select("sup")]
    assert marks == ["L1", "L2", "L1", "L2"]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/sv/kontakt/", "https://palme.example/sv/kontakt/"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("kontakt/", "https://palme.example/sv/om-oss/kontakt/"),
        ("/sv/kontakt/#tider", "https://palme.example/sv/kontakt/#tider"),
        ("https://palme.example/sv/om-oss/", "https://palme.example/sv/om-oss/"),
        (" https://a.example/å ", "https://a.example/å"),
        ("mailto:press@palme.example?subject=Hej", "press@palme.example"),
        ("tel:+4686775770", "+4686775770"),
    ],
)
def test_addresses_are_printed_in_full(href, address):
    assert printed(f'<a href="{href}">ord</a>') == [("L1", address)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#note-1">1</a>',
        '<a href="https://palme.example/sv/om-oss/#historia">historia</a>',
        '<a href="">ord</a>',
        '<a name="x">ord</a>',
        '<a href="javascript:alert(1)">ord</a>',
        '<a href="http://[">ord</a>',
        '<a href="https://www.palme.example/">www.palme.example</a>',
        '<a href="http://palme.example/a">https://palme.example/a/</a>',
        '<a href="mailto:info@palme.example">info@palme.example</a>',
        '<a href="mailto:info@palme.example">Skriv till info@palme.example!</a>',
        '<a href="tel:+4686775770">+46 8 677 57 70</a>',
    ],
)
def test_what_needs_no_note_gets_none(link):
    body, notes = number_links(link, BASE)
    assert notes == []
    assert "link-note" not in body


def test_footnotes_of_the_text_keep_their_own_numbers():
    html = '<p>Enligt <a href="/a/">A</a><sup><a id="ref-1" href="#note-1">1</a></sup></p>'
    body, notes = number_links(html, BASE)
    assert '<sup><a href="#note-1" id="ref-1">1</a></sup>' in body
    assert [note.mark for note in notes] == ["L1"]


def test_drawings_and_empty_elements_come_through_whole():
    html = '<p>a<br>b</p><img alt="" src="/x.jpg"><svg><path d="M0 0"/><path d="M1 1"/></svg>'
    body, _notes = number_links(html, BASE)
    assert '<p>a<br>b</p><img alt="" src="/x.jpg">' in body
    assert len(BeautifulSoup(body, "html.parser").select("svg > path")) == 2


words = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=12)
hosts = st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True)
addresses = st.builds(lambda host, path: f"https://{host}/{path}", hosts, st.sampled_from("abc"))
pieces = st.lists(st.tuples(words, st.none() | addresses), max_size=12)


def as_html(parts: list[tuple[str, str | None]]) -> str:
    soup = BeautifulSoup("", "html.parser")
    paragraph = soup.new_tag("p")
    for text, href in parts:
        paragraph.append(soup.new_tag("a", attrs={"href": href}, string=text) if href else text)
    return str(paragraph)


@settings(deadline=None)
@given(pieces)
def test_every_address_is_in_the_notes_once_and_the_text_is_as_it_was(parts):
    html = as_html(parts)
    body, notes = number_links(html, BASE)

    linked = [href for _text, href in parts if href]
    assert [note.address for note in notes] == list(dict.fromkeys(linked))
    assert [note.mark for note in notes] == [f"L{number + 1}" for number in range(len(notes))]

    soup = BeautifulSoup(body, "html.parser")
    marks = [mark.extract().string for mark in soup.select("sup.link-note")]
    number_of = {note.address: note.mark for note in notes}
    assert marks == [number_of[href] for href in linked]
    assert soup.get_text() == BeautifulSoup(html, "html.parser").get_text()
