"""Words, and what they have in common: `kvinna` and `kvinnorna` share the stem `kvinn`.

The index, the query and the excerpts all take their words from here, so that what is found is also
what is marked. A word is a run of letters and digits; everything else divides words.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock
from typing import Any
from unicodedata import category, combining, normalize

from palmecenter.languages.comparing import spelled
from palmecenter.languages.normalizing import normalized

WORD = re.compile(r"[^\W_]+")

# Swedish joins words: a stem of some length also stands for what begins with it, `bistånd` for
# `biståndsprojekt`. English does not, and would find `partial` for `party`.
COMPOUNDING = frozenset({"sv"})
SHORTEST_BEGINNING = 4

# Left out of a query that says something else as well. Nothing is left out of the index: "Om oss"
# consists of such words alone.
FILLERS = {
    "sv": frozenset("och att det som en på är av för med den till i om ett de vi från".split()),
    "en": frozenset("the and of to a in is for on that by with as at or from an are we".split()),
}

ALGORITHMS = {"sv": "swedish", "en": "english"}
# A stemmer holds the word that it works on.
_stemming = Lock()


def plain(text: str) -> str:
    """Return a text on one line, as texts are kept, whatever a row holds."""
    return " ".join(normalized(text).split())


def sentences(text: str) -> str:
    """Return a text of several lines on one, where each line that is no sentence ends like one.

    A heading, or the name of a theme, would run into what comes after it in an excerpt.
    """
    *before, last = [plain(line) for line in normalized(text).split("\n") if line.strip()] or [""]
    ended = (line if category(line[-1]).startswith("P") else f"{line}." for line in before)
    return " ".join([*ended, last])


def words(text: str) -> list[str]:
    """Return the words of a text, each as all are written that read like it, in their order."""
    return WORD.findall(spelled(text))


@cache
def _stemmer(code: str) -> Any:
    import snowballstemmer  # All its languages take memory: not before somebody searches.

    return snowballstemmer.stemmer(ALGORITHMS[code])


@lru_cache(maxsize=50_000)
def stem(word: str, code: str) -> str:
    """Return the stem of a word in lower case, in the language `code` (Snowball's algorithms)."""
    with _stemming:
        return str(_stemmer(code).stemWord(word))


class _BaseLetters(dict[int, str]):
    """The letter that each composed letter is built on: `o` for `ö`; others are themselves."""

    def __missing__(self, code_point: int) -> str:
        letter = chr(code_point)
        parts = normalize("NFD", letter)
        self[code_point] = parts[0] if all(map(combining, parts[1:])) else letter
        return self[code_point]


_base_letters = _BaseLetters()


def without_marks(text: str) -> str:
    """Return a text of the same length with bare letters, as SQLite compares them: `o` for `ö`."""
    return text.translate(_base_letters)


def telling(asked: Iterable[str], code: str) -> list[str]:
    """Return the words of a query without fillers; all of them where there are only fillers."""
    asked = list(asked)
    return [word for word in asked if word not in FILLERS[code]] or asked


def stands_for_more(stem_: str, code: str) -> bool:
    """Say whether a stem also stands for the words that merely begin with it."""
    return code in COMPOUNDING and len(stem_) >= SHORTEST_BEGINNING
