"""Words of the glossary: all that are explained, and in a text linked where each comes first."""

import re
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from palmecenter.languages.collation import sort_key
from palmecenter.languages.localized import Localized
from palmecenter.languages.slugs import slug_of
from palmecenter.printing.links import HTML

# No link inside a link, and a heading is a place, not a sentence.
UNLINKED = frozenset(
    "a h1 h2 h3 h4 h5 h6 button summary label legend figcaption caption th dt code svg".split()
)


class GlossaryLinker:
    """Links words of the glossary in texts of one language, each once.

    A word counts whole and in the forms that editors listed; `kongresshall` is no `kongress`, but
    `congress’s` is `congress`. `met` holds the words that were linked so far, as they are shown.
    """

    def __init__(self, terms: Iterable[Any], code: str, prefix: str = "word") -> None:
        self._by_form: dict[str, Localized] = {}
        explained = [word for term in terms if _forms(word := Localized(term, code))]
        self._anchors = anchors(explained, prefix)
        for word in explained:
            for form in _forms(word):
                self._by_form.setdefault(form.casefold(), word)
        longest_first = sorted(self._by_form, key=len, reverse=True)
        forms = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)
        self.met: list[Localized] = []

    def link(self, html: str) -> SafeString:
        """Link the words in a text, which must be safe HTML, to their explanations."""
        if not self._by_form:
            return mark_safe(html)  # noqa: S308 - as it came
        soup = BeautifulSoup(html, "html.parser")
        for piece in list(soup.find_all(string=True)):
            is_text = type(piece) is NavigableString
            if is_text and not any(above.name in UNLINKED for above in piece.parents):
                self._link_in(piece)
        # What came was safe; the links are made of escaped words and slugs.
        return mark_safe(soup.decode(formatter=HTML))  # noqa: S308

    def _link_in(self, piece: NavigableString) -> None:
        linked = self._pattern.sub(self._link_word, str(escape(piece)))
        if linked != str(escape(piece)):
            piece.replace_with(BeautifulSoup(linked, "html.parser"))

    def _link_word(self, match: re.Match[str]) -> str:
        term = self._by_form[match[0].casefold()]
        if any(term.source == met.source for met in self.met):
            return match[0]
        self.met.append(term)
        return f'<a class="term" href="#{self._anchors[term.source.pk]}">{match[0]}</a>'

    @property
    def words(self) -> list[tuple[str, Localized]]:
        """The words that were linked, in alphabetical order, with their anchors."""
        met = sorted(self.met, key=lambda term: term.term.casefold())
        return [(self._anchors[term.source.pk], term) for term in met]


def _forms(term: Localized) -> list[str]:
    """A word's forms in its language; none where it has no explanation there."""
    if not (term.term and term.definition):
        return []
    return [form for part in [term.term, *term.inflections.split(",")] if (form := part.strip())]


def anchors(words: Iterable[Localized], prefix: str = "word") -> dict[Any, str]:
    """The anchors of explained words, by their keys: their slugs.

    A word without letters that slugs can hold, or with the slug of an older word, has its key too.
    """
    found: dict[Any, str] = {}
    for word in sorted(words, key=lambda word: word.source.pk):
        slug = slug_of(word.term)
        anchor = f"{prefix}-{slug}" if slug else prefix
        is_own = slug and anchor not in found.values()
        found[word.source.pk] = anchor if is_own else f"{anchor}--{word.source.pk}"
    return found


def glossary(terms: Iterable[Any], code: str) -> list[tuple[str, Localized]]:
    """The words that are explained in a language, in its alphabet's order, with their anchors."""
    explained = [word for term in terms if _forms(word := Localized(term, code))]
    anchor_of = anchors(explained)
    explained.sort(key=lambda word: sort_key(word.term, code))
    return [(anchor_of[word.source.pk], word) for word in explained]
