"""Searching inside the manual: what is found is a place in it, not just a page.

Texts are cleaned, split into words and stemmed as the whole site's search does. A manual is small
enough to be read through for each query.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from palmecenter.blocks.body import set_anchors
from palmecenter.languages.codes import localized
from palmecenter.languages.localized import reader_language
from palmecenter.languages.texts import plain_text
from palmecenter.search.excerpts import Marker
from palmecenter.search.query import WordsIn

from .country_comments import comments_of

TEXTS, COMMENTS = "text", "comments"


@dataclass(frozen=True)
class Passage:
    """A piece of the manual that can be found: a section of a chapter, or a comment."""

    chapter: Any
    kind: str
    anchor: str
    heading: str
    text: str
    country: Any = None


@dataclass(frozen=True)
class Hit:
    """A passage that was found, marked."""

    passage: Passage
    heading: SafeString
    excerpt: SafeString
    weight: int

    @property
    def language(self) -> str:
        """The language that the passage is in."""
        return self.passage.chapter.shown_language

    @property
    def url(self) -> str:
        """The address of the passage."""
        return f"{self.passage.chapter.address(reader_language())}#{self.passage.anchor}"


def passages_of(chapters: Sequence[Any]) -> Iterator[Passage]:
    """Yield every passage of some chapters in the language that each is shown in."""
    for chapter in chapters:
        yield from _sections(chapter)
    for comment in comments_of(chapters):
        shown, country = comment.shown, comment.shown.country
        name = getattr(country, localized("name", shown.language)) if country else ""
        who = ", ".join(filter(None, [shown.role, str(shown.party or ""), name]))
        yield Passage(comment.chapter, COMMENTS, comment.anchor, who, shown.text, country)


def _sections(chapter: Any) -> Iterator[Passage]:
    """Yield the beginning of a chapter, with its summary, then what is under each heading."""
    shown = chapter.shown
    heading, anchor, texts = shown.heading, "main", [shown.summary]
    set_anchors(shown.body)
    for child in shown.body:
        if child.block_type == "heading" and child.value["anchor"]:
            yield Passage(chapter, TEXTS, anchor, heading, "\n".join(texts))
            heading, anchor, texts = child.value["text"], child.value["anchor"], []
        else:
            words = child.block.get_searchable_content(child.value)
            texts += map(plain_text, words)
    yield Passage(chapter, TEXTS, anchor, heading, "\n".join(texts))


def find(passages: Iterable[Passage], words: tuple[str, ...]) -> list[Hit]:
    """Find the passages that hold all words, those that say them in their heading first."""
    hits = [hit for passage in passages if (hit := _hit(passage, words))]
    return sorted(hits, key=lambda hit: -hit.weight)


def _hit(passage: Passage, words: tuple[str, ...]) -> Hit | None:
    asked = WordsIn(words, passage.chapter.shown_language)
    marker = Marker(asked)
    in_heading = {spot.stem for spot in marker.spots(passage.heading)}
    found = in_heading | {spot.stem for spot in marker.spots(passage.text)}
    if not words or found != set(marker.stems):
        return None
    return Hit(
        passage, marker.mark(passage.heading), marker.excerpt([passage.text]), len(in_heading)
    )
