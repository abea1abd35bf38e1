"""Excerpts: the piece of a text that says most of what was asked for, with the words marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import is_normalized

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .query import WordsIn
from .words import WORD, stem, without_marks, words

# In characters: about three lines on a wide screen, and how much stands before the first mark.
LENGTH = 240
BEFORE = 60


@dataclass(frozen=True)
class Spot:
    """A word of a text that answers the query: where it is, and which stem it answers."""

    start: int
    end: int
    stem: str


class Marker:
    """Marks the words of a query in texts of its language, as whole words, whatever their ending.

    SQLite takes `o` for `ö`; so does this, that nothing is found without being marked.
    """

    def __init__(self, asked: WordsIn) -> None:
        self.code = asked.code
        self.stems = {without_marks(found): longer for _word, found, longer in asked.parts()}
        # Stemming every word of a long text would take seconds: only what begins alike is stemmed.
        beginnings = "|".join({re.escape(found[:2]) for found in self.stems})
        self.likely = re.compile(rf"(?<![^\W_])(?:{beginnings})[^\W_]*", re.IGNORECASE)

    def spots(self, text: str) -> list[Spot]:
        """Return the words of a text that answer the query, in their order."""
        return [
            Spot(*match.span(), answered)
            for match in self._likely_in(text).finditer(without_marks(text))
            if (answered := self._answered(text[slice(*match.span())]))
        ]

    def _likely_in(self, text: str) -> re.Pattern[str]:
        """What to look at in a text: any word where letters are written in other forms (`ﬁ`, ß)."""
        is_plain = is_normalized("NFKC", text) and text.casefold() == text.lower()
        return self.likely if is_plain else WORD

    def _answered(self, word: str) -> str | None:
        for one in words(word):
            found = without_marks(stem(one, self.code))
            if found in self.stems:
                return found
            begins = (one for one, more in self.stems.items() if more and found.startswith(one))
            if (longer := next(begins, None)) is not None:
                return longer
        return None

    def mark(self, text: str) -> SafeString:
        """Return a text as HTML with its spots in `<mark>`; everything else is escaped."""
        return format_html_join("", "{}", ((piece,) for piece in self._pieces(text)))

    def _pieces(self, text: str) -> Iterator[str]:
        end = 0
        for spot in self.spots(text):
            yield text[end : spot.start]
            yield format_html("<mark>{}</mark>", text[spot.start : spot.end])
            end = spot.end
        yield text[end:]

    def excerpt(self, texts: Iterable[str]) -> SafeString:
        """Return a piece of the text that answers most of the query, as HTML with marks.

        Of texts that answer as much, the first is taken; one that is short enough is taken whole.
        """
        best, start = "", 0
        most = -1
        for text in filter(None, texts):
            answered, begin = _densest(self.spots(text))
            if answered > most:
                best, start, most = text, begin, answered
        return self.mark(_cut(best, start))


def _densest(spots: list[Spot]) -> tuple[int, int]:
    """Return how many stems stand closest together, and where the first of them begins."""
    best = (0, 0)
    for number, first in enumerate(spots):
        near = set()
        for spot in spots[number:]:
            if spot.end > first.start + LENGTH - BEFORE:
                break
            near.add(spot.stem)
        if len(near) > best[0]:
            best = (len(near), first.start)
    return best


def _cut(text: str, around: int) -> str:
    """Return about LENGTH characters of a text from shortly before `around`, in whole words."""
    if len(text) <= LENGTH:
        return text
    start = max(min(around - BEFORE, len(text) - LENGTH), 0)
    end = start + LENGTH
    if start:
        space = text.find(" ", start, around)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", max(around, start), end + 1)
        end = space if space > start else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
