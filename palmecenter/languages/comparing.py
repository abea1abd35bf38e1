"""Texts compared as people read them, whatever characters they were written with.

The same name comes with a no-break space from Word, in decomposed letters from a Mac, with soft
hyphens from a web page, with a Cyrillic "а" from somewhere else. What two texts look like is the
same; here they become the same.
"""

import re
import unicodedata
from functools import cache

from anyascii import anyascii
from confusable_homoglyphs.utils import load

BLANK, HYPHEN, LINE_BREAK = " ", "-", "\n"
SEPARATORS = re.compile(r"[\s-]+")

_HYPHENS = frozenset("_\u00b7\u2027\u2043\u2212\u30fb")
"""Beside dashes (category Pd): what parts or joins words without being a blank."""
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_SIGMAS = ("ϲ", "Ϲ")
"""They look like a C, and decomposed they would be ordinary sigmas, which do not."""
_ACCENT = re.compile("[\u0300-\u036f]+")
"""What a decomposed letter leaves behind; by far the most of what is left out."""
_SPECIAL = re.compile("[^\n -^`-~]")
"""What may be written otherwise than it is: most of most texts is ASCII."""
_DASHES = frozenset("\u2043\u2212")
_BEYOND_ASCII = re.compile("[^ -~]")
_VARIANT = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks that change how the letter before them looks, at most."""
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Fillers of the Korean script: letters by their category, blank to the eye."""
_UNSEEN = frozenset({"Mn", "Me", "Cc", "Cf", "Cn", "Co", "Cs"})
"""Categories of what is not seen, or only changes the letter before it."""


def folded(text: str) -> str:
    """Fold a text to what it has in common with all that look or read like it.

    Case, accents, the kind and number of blanks, hyphens and line breaks, invisible characters and
    the alphabet that a letter was taken from make no difference: `Fo\u0308reningen\u00a0Gata` and
    `FÖRENINGEN-GATA` both become `foreningen gata`. Meant for comparing, never for showing.
    """
    return SEPARATORS.sub(" ", alike(text).casefold()).strip()


def alike(text: str) -> str:
    """Write a text with plain Latin letters where it looks like these, in the case it has.

    Separators stay apart, for those who must know which stands where: every blank is `BLANK`,
    every hyphen or dash `HYPHEN`, every line break `LINE_BREAK`; none is left out.
    """
    for sigma in _SIGMAS:
        text = text.replace(sigma, "c")
    plain = unicodedata.normalize("NFKD", text)
    return _SPECIAL.sub(_written_once, _ACCENT.sub("", plain))


def spelled(text: str) -> str:
    """Write a text letter by letter: for searching, and for telling one name from another.

    Case, full width, ligatures, the kind and number of blanks, the kind of hyphen and characters
    that nobody sees make no difference. Accents do, as "får" is not "far": see `folded` for those.
    """
    if text.isascii():
        return " ".join(text.split()).casefold()
    plain = _BEYOND_ASCII.sub(_spelled_once, unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def _spelled_once(match: re.Match[str]) -> str:
    return _one_spelled(match.group())


@cache
def _one_spelled(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return BLANK
    if category == "Pd" or char in _DASHES:
        return HYPHEN
    # Signs that Unicode has no letter for divide words, as a reader sees them.
    is_seen = (
        category not in {"Cc", "Cf", "Cs"}
        and char not in _UNSEEN_LETTERS
        and not _VARIANT.match(char)
    )
    return char if is_seen else ""


def _written_once(match: re.Match[str]) -> str:
    return _written(match.group())


@cache
def _written(char: str) -> str:
    if char in _BREAKS:
        return LINE_BREAK
    if char in _HYPHENS:
        return HYPHEN
    category = unicodedata.category(char)
    if char.isspace():
        return BLANK
    if category == "Pd":
        return HYPHEN
    if category in _UNSEEN or char in _UNSEEN_LETTERS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return _letter(char) if char.isalpha() and not char.isascii() else char


def _letter(char: str) -> str:
    """Write a letter as the Latin one that it is, or looks like; else leave it as it is.

    One that looks like none as it stands, but does in the other case, is written as that: В is a
    B, and в is the same letter.
    """
    if _is_latin(char):
        return anyascii(char) or char
    other_case = char.lower() if char.isupper() else char.upper()
    looks = (_looks_like(char), _looks_like(other_case).swapcase(), _looks_like(char.casefold()))
    return next((one for one in looks if one), char)


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


def _looks_like(char: str) -> str:
    """Find the Latin letter that a letter looks like; none is the empty string."""
    for target in _confusables().get(char, ()):
        plain = "".join(
            one
            for one in unicodedata.normalize("NFKD", target)
            if not unicodedata.category(one).startswith("M")
        )
        letter = anyascii(plain) if len(plain) == 1 and _is_latin(plain) else ""
        if len(letter) == 1 and letter.isalpha():
            # Unicode takes "I", "l" and "1" for the same; a capital is the first of them.
            return "I" if letter == "l" and char.isupper() else letter
    return ""


@cache
def _confusables() -> dict[str, list[str]]:
    """Read what looks like what (Unicode Technical Standard 39), as the library carries it."""
    return {
        char: [one["c"] for one in targets]
        for char, targets in load("confusables.json").items()
        if len(char) == 1 and not char.isascii()
    }
