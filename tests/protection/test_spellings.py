"""However a hidden name is written, it is found; and where it is not, nothing is."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from palmecenter.protection.leaked_names import Said, find, names_in

NAMES = [
    "Föreningen Gatans Handel",
    "Lärarnas Förbund (SNAT)",
    "Frihetsfacket",
    "Łódzki Związek",
    "Đakovo",
    "Kenya",
    "Iran",
    "Elfenbenskusten",
    "Anna Öberg",
]
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202a\u034f\ufe0f\x00\x7f\U000e0041"
BETWEEN = [" ", "  ", "\u00a0", "\n", "\r\n", "-", "\u2011", " \u2013 ", "\t", "\u2003", "\u2028"]
WITHIN = ["-", "\u2010\n", "-\n", "-\r\n ", "\u2011"]
CYRILLIC = {
    **dict(zip("aeopcxyijs", "аеорсхуіјѕ", strict=True)),
    **dict(zip("AEOPCXHKMTBI", "АЕОРСХНКМТВІ", strict=True)),
}
GREEK = dict(zip("avoABEHIKMNOTXYZ", "ανοΑΒΕΗΙΚΜΝΟΤΧΥΖ", strict=True))
PLAIN = str.maketrans("åäöÅÄÖłŁóŹźąĐđ", "aaoAAOlLoZzaDd")
GERMAN = {"å": "aa", "ä": "ae", "ö": "oe", "Å": "Aa", "Ä": "Ae", "Ö": "Oe"}


def said(text: str, language: str = "sv") -> list[Said]:
    return [Said("Text", text, language)]


def names_found(name: str, texts: list[Said]) -> set[str]:
    return {one for ones in find(names_in(name), texts).values() for one in ones}


# --- Ways to write a name: each takes it, and what to draw by, and returns it written anew --------


def decomposed(draw: Callable, name: str) -> str:
    return unicodedata.normalize(draw(st.sampled_from(["NFD", "NFC", "NFKD"])), name)


def with_invisible(draw: Callable, name: str) -> str:
    place = draw(st.integers(1, len(name) - 1))
    return name[:place] + draw(st.text(INVISIBLE, min_size=1, max_size=3)) + name[place:]


def spaced(draw: Callable, name: str) -> str:
    return draw(st.sampled_from([*BETWEEN, ""])).join(name.split(" "))


def hyphenated(draw: Callable, name: str) -> str:
    places = [n for n in range(1, len(name)) if name[n - 1].isalpha() and name[n].isalpha()]
    place = draw(st.sampled_from(places))
    return name[:place] + draw(st.sampled_from(WITHIN)) + name[place:]


def in_other_alphabets(draw: Callable, name: str) -> str:
    looks = draw(st.sampled_from([CYRILLIC, GREEK]))
    return "".join(looks[one] if one in looks and draw(st.booleans()) else one for one in name)


def in_styled_letters(draw: Callable, name: str) -> str:
    bold, wide = 0x1D400 - ord("A"), 0xFF21 - ord("A")
    shift = draw(st.sampled_from([bold, wide]))
    return "".join(
        chr(ord(one) + shift) if "A" <= one <= "Z" and draw(st.booleans()) else one for one in name
    )


def without_accents(draw: Callable, name: str) -> str:
    return name.translate(PLAIN)


def with_two_letters(draw: Callable, name: str) -> str:
    return "".join(GERMAN.get(one, one) for one in name)


def in_another_case(draw: Callable, name: str) -> str:
    return draw(st.sampled_from([name.upper(), name.lower(), name.swapcase()]))


WAYS = [
    decomposed,
    with_invisible,
    spaced,
    hyphenated,
    in_other_alphabets,
    in_styled_letters,
    without_accents,
    with_two_letters,
    in_another_case,
]


@given(st.data(), st.sampled_from(NAMES))
def test_a_name_is_found_however_it_is_written(data: st.DataObject, name: str) -> None:
    written = name.partition(" (")[0]
    for way in data.draw(st.lists(st.sampled_from(WAYS), max_size=3, unique=True)):
        written = way(data.draw, written)
    ending = data.draw(st.sampled_from(["", "s", "’s", "'s", "’", ".", ",", ")", "!", "-"]))
    before = data.draw(st.sampled_from(["", "Vi möter ", "(", "\n", "”", "Nord-", "1. "]))
    text = f"{before}{written}{ending}"
    assert names_found(name, said(text)), ascii(text)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lärarnas Förbund (SNAT)", "SNATs, SNAT:s"),
        ("Lärarnas Förbund (SNAT)", "S.N.A.T."),
        ("Lärarnas Förbund (SNAT)", "S N A T"),
        ("Lärarnas Förbund (SNAT)", "snat-kvinnor"),
        ("Lärarnas Förbund (SNAT)", "Lärarnas förbunds"),
        ("Lärarnas Förbund (SNAT)", "lärarnas förbundet"),
        ("Fria fackföreningen", "den fria fackföreningens"),
        ("Fria fackföreningen", "fria fackföreningar"),
        ("Fria fackföreningen", "fria fackförening"),
        ("Fria fack", "de fria fackens"),
        ("Fria fack", "fria fac-\nket"),
        ("Frihetspartiet", "Frihetspartiets"),
        ("Frihetspartiet", "frihetspartier"),
        ("Gatuförsäljarnätverket", "gatuförsäljarnätverk"),
        ("Kvinnorörelsen", "kvinnorörelserna"),
        ("Kommunalarbetarförbundet", "kommunalarbetarförbund"),
        ("Free Street Traders' Union", "free street trader’s unions"),
        ("The Free Party", "free parties"),
        ("The Free Party", "a free party"),
        ("Föreningen Gatans Handel", "förening Gatans Handel"),
        ("Föreningen Gatans Handel", "Gatans Handels kassa"),
        ("Lärarförbundet – Teachers’ Union", "teachers union"),
        ("Lind, Anna", "Anna Lind"),
        ("Kenya", "Kenyaprojektet"),
        ("Côte d’Ivoire", "Cote dIvoire"),
        ("Vietnam", "Viet Nam"),
        ("Иран", "ИРАН"),
        ("Νίκη", "ΝΙΚΗ"),
    ],
)
def test_a_name_is_found_as_running_text_says_it(name: str, written: str) -> None:
    assert names_found(name, said(f"I dag mötte vi {written} där."))


@given(st.data(), st.sampled_from(NAMES[:2]))
def test_a_name_in_pieces_is_found(data: st.DataObject, name: str) -> None:
    """Its words stand in a heading and below it, or in the rows of a table."""
    words = name.partition(" (")[0].split(" ")
    label = data.draw(st.sampled_from(["Results: statement", ""]))
    pieces = [
        Said(label or f"Field {number}", word, "sv") for number, word in enumerate(words, start=1)
    ]
    others = [Said("Heading", "Brunnar", "sv"), Said("Heading in English", "Wells", "en")]
    assert names_found(name, [*others, *pieces, Said("Last", "Slut", "sv")])


def test_what_is_found_in_one_field_is_told_once_with_its_longest_name() -> None:
    texts = [Said("Heading", "Föreningen Gatans Handel", "sv"), Said("Text", "Ja.", "sv")]
    found = find(names_in("Föreningen Gatans Handel"), texts)
    assert found == {"Heading": ["Föreningen Gatans Handel"]}


@pytest.mark.parametrize(
    "address",
    ["https://gatanshandel.example/", "foreningen-gatans-handel", "nygatanshandel.pdf"],
)
def test_in_an_address_words_run_together(address: str) -> None:
    assert find(names_in("Gatans Handel"), [Said("Link", address, is_address=True)])


ORDINARY = [
    "Giranden är inbjuden, och hon kliver iranskt försiktigt ur bilen.",
    "Med tydliga mål i sikte vill de ni ger stöd till nå fler.",
    "I ran home to go on with the work, and so did we.",
    "Kvinnorna på gatan handlar i gatans kiosker; handeln växer.",
    "Föreningen håller årsmöte, och förbundet skickar en gäst.",
    "Lärarna och deras fackliga företrädare har frihet att tala.",
    "A snatch of song, the street and the trade of the town.",
    "Maline och Nigel bor i Oman… nej, i Umeå.",
    "Hon läser på tåget. Go home, sa han. Chi na inget.",
    "Anna gick. Öberga ligger norr om sjön.",
    "De fria valen hölls i fredags, och partierna vann och förlorade.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_raise_no_alarm(text: str) -> None:
    names = [*NAMES, "Mali", "Niger", "Togo", "Chile", "Kina", "China", "Fria fack (FF)"]
    wanted = [one for name in names for one in names_in(name)]
    assert find(wanted, said(text)) == {}


@pytest.mark.parametrize("name", ["FF", "", "…", "å"])
def test_what_is_too_short_is_no_name(name: str) -> None:
    assert list(names_in(name)) == []
