"""Searching inside the manual: what is found is a place in it, not just a page.

Texts are cleaned, split into words and stemmed as the whole site's search does. A manual is small
enough to be read through for each query.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palmecenter.blocks.body import set_anchors
from palmecenter.languages.codes import localized
from palmecenter.languages.reading import reader_language
from palmecenter.languages.texts import plain_text
from palmecenter.listing.reading import as_shown
from palmecenter.search.excerpts import Marker
from palmecenter.search.query import WordsIn, read_query

from .models import ChapterPage, ManualPage
from .queries import whole_chapters
from .voices import voices_of

TEXTS, COMMENTS = "text", "comments"


@dataclass(frozen=True)
class Passage:
    """A piece of the manual that can be found: a section of a chapter, or a comment."""

    chapter: ChapterPage
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


def passages_of(chapters: Sequence[ChapterPage]) -> Iterator[Passage]:
    """Yield every passage of some chapters in the language that each is shown in."""
    for chapter in chapters:
        yield from _sections(chapter)
    for voice in voices_of(chapters):
        shown, country = voice.shown, voice.shown.country
        name = getattr(country, localized("name", shown.language)) if country else ""
        who = ", ".join(filter(None, [shown.role, str(shown.party or ""), name]))
        yield Passage(voice.chapter, COMMENTS, voice.anchor, who, shown.text, country)


def _sections(chapter: ChapterPage) -> Iterator[Passage]:
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
            texts += [plain_text(one) for one in words]
    yield Passage(chapter, TEXTS, anchor, heading, "\n".join(texts))


def find(passages: Iterator[Passage], words: tuple[str, ...]) -> list[Hit]:
    """Return the passages that hold all words, those that say them in their heading first."""
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


def search_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Return what `?q=` finds in the manual; `chapter`, `in` and `country` narrow it."""
    chapters = whole_chapters(page)
    query = read_query(request.GET.get("q", ""))
    notes: list[str] = []
    number = _chosen(request, "chapter", [str(one.number) for one in chapters], notes)
    kind = _chosen(request, "in", [TEXTS, COMMENTS], notes)
    countries = _countries(chapters)
    country = _chosen(request, "country", [code for code, _name in countries], notes)
    passages = (
        passage
        for passage in passages_of(chapters)
        if number in {"", str(passage.chapter.number)}
        and kind in {"", passage.kind}
        and (not country or (passage.country and passage.country.code.lower() == country))
    )
    return {
        "query": query,
        "hits": find(passages, query.words),
        "chapters": chapters,
        "countries": countries,
        "number": number,
        "kind": kind,
        "country": country,
        "notes": notes,
        "print_query": request.META.get("QUERY_STRING", "") if query.words else "",
        "is_printable": bool(query.words),
        "robots": "noindex, follow",
    }


def _chosen(request: HttpRequest, name: str, known: list[str], notes: list[str]) -> str:
    """Return a choice in the address; one that is unknown is left out, and said to be."""
    value = request.GET.get(name, "").strip()
    if value and value not in known:
        notes.append(
            _("“%(value)s” was left out: there is no such choice.") % {"value": as_shown(value)}
        )
        return ""
    return value


def _countries(chapters: Sequence[ChapterPage]) -> list[tuple[str, str]]:
    """Return the countries that comments come from, in the reader's language."""
    found = {voice.shown.country for voice in voices_of(chapters) if voice.shown.country}
    name = localized("name", reader_language())
    return sorted(((one.code.lower(), getattr(one, name)) for one in found), key=lambda one: one[1])
