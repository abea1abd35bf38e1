"""What a visitor asks for: the one place where a query is cleaned."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.search.query import PlainText

from .words import plain, stands_for_more, stem, telling, words

# As in the form's maxlength. Nobody types more; whoever sends more is told so.
MAX_LENGTH = 200

# Cc: control characters, NUL among them. Cs: halves of characters, which no database takes.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Query:
    """A cleaned query: `text` to be shown again, its `words`, and whether it was `cut`."""

    text: str = ""
    words: tuple[str, ...] = ()
    cut: bool = False


def read_query(raw: str) -> Query:
    """Clean what came as `?q=`: any text at all, of any length. Operators are read as spaces."""
    whole = plain(UNPRINTABLE.sub(" ", raw))
    text = whole
    if len(whole) > MAX_LENGTH:
        beginning = whole[: MAX_LENGTH + 1].rpartition(" ")[0]
        text = beginning or whole[:MAX_LENGTH]
    return Query(text=text, words=tuple(dict.fromkeys(words(text))), cut=text != whole)


class WordsIn(PlainText):
    """A query for the search backends: words that texts in the language `code` hold all of."""

    def __init__(self, asked: Iterable[str], code: str) -> None:
        self.words = telling(asked, code)
        self.code = code
        super().__init__(" ".join(self.words), operator="and")

    def parts(self) -> list[tuple[str, str, bool]]:
        """Return each word, its stem, and whether longer words that begin with it count too."""
        stems = [(word, stem(word, self.code)) for word in self.words]
        return [(word, found, stands_for_more(found, self.code)) for word, found in stems]
