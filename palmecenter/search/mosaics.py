"""Rare words that a protected page and another public page both use.

Whoever searches for one of them finds both pages. How rare a word is, is how few public pages use
it. Two such words in one sentence, here as there, are taken for a phrase. One alone is enough if it
is a name, or is written alike in both languages, as names and terms are, or is so long that it says
as much as a phrase, as Swedish compounds do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage
from palmecenter.pages.mosaics import others_of, to_editor
from palmecenter.pages.querysets import public_pages
from palmecenter.protection.mosaics.findings import Finding, register
from palmecenter.protection.mosaics.subjects import Subject
from palmecenter.protection.redaction import hidden_names
from palmecenter.taxonomy.models import Country, Region, Scale, TargetGroup, Theme, WayOfWorking

from .models import PageText
from .words import FILLERS, WORD, stem

RARE = 3
"""How many public pages use a rare word, at most."""
SHORTEST, SHORTEST_NAME, PREFIX = 4, 3, 4
PHRASE, TWO_PAGES, COMPOUND = 2, 2, 11
ALIKE = "="
"""Stands instead of a language before words that are the same in both."""

SENTENCE = re.compile(r"[.!?:;]\s+|\n")
# A capital in the middle of a sentence.
NAME = re.compile(r"(?<=[\w,;] )[^\W\d_a-zåäö][^\W_]{2,}")

Texts = Mapping[str, str]
Key = tuple[str, str]
"""A language and a stem, or `ALIKE` and a word."""


@dataclass(frozen=True)
class Used:
    """The words of a page: what is said of a key, by key."""

    keys: Mapping[Key, str]

    @classmethod
    def of(cls, texts: Texts, prefixes: frozenset[str], ordinary: frozenset[str]) -> "Used":
        """Take the words of some texts that begin like one of a subject's; names from any text."""
        found: dict[Key, str] = {}
        words = {code: _words(text, prefixes) for code, text in texts.items()}
        for code, used in words.items():
            found |= {(code, stem(word, code)): word for word in used if _tells(word, code)}
        if len(words) > 1:
            alike = set.intersection(*words.values())
            found |= {(ALIKE, word): word for word in alike if len(word) > SHORTEST}
        for text in texts.values():
            for name in NAME.findall(text):
                if (word := name.lower()) not in ordinary and word[:PREFIX] in prefixes:
                    found[ALIKE, word] = name
        return cls(found)


def _words(text: str, prefixes: frozenset[str]) -> set[str]:
    words = {word for word in WORD.findall(text.lower()) if len(word) >= SHORTEST_NAME}
    return {word for word in words if word[:PREFIX] in prefixes}


def _tells(word: str, code: str) -> bool:
    return len(word) >= SHORTEST and word not in FILLERS[code] and not word.isdigit()


class Corpus:
    """What all public pages say, and how many say what."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        """Read the pages, and the texts that search has of them."""
        self.pages = {
            page.pk: page
            for page in public_pages(BasePage.objects.filter(alias_of=None))
            .select_related("content_type")
            .only("title", "protection", "path", "content_type")
        }
        self.texts: dict[int, dict[str, str]] = {key: {} for key in self.pages}
        rows = PageText.objects.filter(page__in=self.pages)
        for key, code, *texts in rows.values_list("page", "language", "heading", "summary", "text"):
            self.texts[key][code] = ". ".join(texts)
        self.own = {subject: self._own(subject) for subject in subjects}
        self.prefixes = frozenset(
            word[:PREFIX]
            for texts in self.own.values()
            for text in texts.values()
            for word in WORD.findall(text.lower())
        )
        self.used = {key: self._used(texts) for key, texts in self.texts.items()}

    def _own(self, subject: Subject) -> Texts:
        read = self.texts.get(subject.page.pk) if subject.is_row else None
        return subject.texts if read is None else read

    def used_by(self, subject: Subject) -> Used:
        """Return the words of a subject."""
        return self._used(self.own[subject])

    def _used(self, texts: Texts) -> Used:
        return Used.of(texts, self.prefixes, self._ordinary)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that some page writes without a capital, and days and months: no names."""
        texts = [
            text for texts in (*self.texts.values(), *self.own.values()) for text in texts.values()
        ]
        words = {word for text in texts for word in WORD.findall(text) if word[0].islower()}
        with translation.override("en"):
            return frozenset(
                words | {str(day).lower() for day in (*WEEKDAYS.values(), *MONTHS.values())}
            )

    @cached_property
    def counts(self) -> Counter[Key]:
        """How many public pages use a word."""
        return Counter(key for used in self.used.values() for key in used.keys)

    @cached_property
    def vocabulary(self) -> frozenset[Key]:
        """What the site sorts pages by. The reader sees it everywhere: it tells nothing."""
        first, *others = (
            _names(model) for model in (Region, Theme, TargetGroup, WayOfWorking, Scale)
        )
        return _keys_of(first.union(*others))

    @cached_property
    def countries(self) -> frozenset[Key]:
        """The names of all countries."""
        return _keys_of(_names(Country))

    def known_of(self, guarded: Any) -> frozenset[Key]:
        """Return which words tell nothing of a page that is not open, because it shows them."""
        hides_countries = "countries" in hidden_names(guarded.specific_class, guarded.protection)
        return self.vocabulary if hides_countries else self.vocabulary | self.countries

    def rare_in(self, subject: Subject, mine: Used, page: Any) -> dict[Key, int]:
        """Return the rare words that a subject shares with a public page, and how many use each."""
        before = self.used.get(subject.page.pk)
        total = len(self.pages) + (before is None)
        shared = {}
        for key in mine.keys.keys() & self.used[page.pk].keys.keys():
            number = self.counts[key] + (before is None or key not in before.keys)
            if number <= RARE and number * 2 <= total:
                shared[key] = number
        return shared


def _names(model: Any) -> Any:
    return model.objects.order_by().rewrite(False).values_list("name_sv", "name_en")


def _keys_of(names: Iterable[tuple[str | None, ...]]) -> frozenset[Key]:
    keys: set[Key] = set()
    for pair in names:
        for code, name in zip(CODES, pair, strict=True):
            words = WORD.findall((name or "").lower())
            keys |= {(code, stem(word, code)) for word in words} | {(ALIKE, word) for word in words}
    return frozenset(keys)


@register
def find_rare_words(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Find public pages that use the same rare words as a page, where one of both is not open."""
    corpus = Corpus(subjects)
    for subject in subjects:
        mine = corpus.used_by(subject)
        for page in others_of(subject, corpus.pages.values()):
            known = corpus.known_of(page if subject.is_open else subject.page)
            rare = corpus.rare_in(subject, mine, page)
            told = _telling(
                {key: number for key, number in rare.items() if key not in known},
                corpus.own[subject],
                corpus.texts[page.pk],
            )
            if told:
                yield _finding(subject, page, told, mine)


def _finding(subject: Subject, page: Any, told: list[Key], mine: Used) -> Finding:
    said = ", ".join(dict.fromkeys(_("“%(words)s”") % {"words": mine.keys[key]} for key in told))
    sentence = _("Hardly any other page says %(words)s. This page does, and:") % {"words": said}
    names = " ".join(sorted(":".join(key) for key in told))
    return Finding(subject, f"words {page.pk} {names}", sentence, (to_editor(page),))


def _telling(rare: Mapping[Key, int], mine: Texts, theirs: Texts) -> list[Key]:
    """Return those of the rare words that make two pages tell together; none where they do not."""
    told = [
        key
        for key, number in sorted(rare.items())
        if key[0] == ALIKE or (number <= TWO_PAGES and len(key[1]) >= COMPOUND)
    ]
    for code in CODES:
        stems = {key[1] for key in rare if key[0] == code}
        if len(stems) >= PHRASE:
            phrases = _phrases(mine.get(code, ""), code, stems)
            others = _phrases(theirs.get(code, ""), code, stems)
            both = set().union(
                *(one & other for one in phrases for other in others if len(one & other) >= PHRASE)
            )
            told += [(code, one) for one in sorted(both) if (code, one) not in told]
    return told


def _phrases(text: str, code: str, stems: set[str]) -> list[set[str]]:
    """Return which of some stems stand together in a sentence."""
    sentences = (
        {stem(word, code) for word in WORD.findall(sentence.lower())} & stems
        for sentence in SENTENCE.split(text)
    )
    return [found for found in sentences if len(found) >= PHRASE]
