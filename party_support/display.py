"""What a chapter and the whole manual show, on screen and on paper."""

from typing import Any

from django.http import HttpRequest

from palmecenter.blocks.body import set_anchors
from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.pages.context import ancestors
from palmecenter.pages.models import BasePage
from palmecenter.pages.routes import routes_of

from .models import ChapterPage, GlossaryTerm, ManualPage
from .queries import entries_of, place_of, whole_chapters
from .quiz import Quiz, answer, ask, questions_of
from .terms import Linker
from .voices import narrowed, voices_of

Context = dict[str, Any]


def chapter_context(page: ChapterPage, request: HttpRequest) -> Context:
    """Return the context of a chapter's own template."""
    manual = ancestors(page)[-1]
    quiz = answer(ask(questions_of([page])), request)
    place = place_of(page, manual)
    code, heading = reader_language(), page.shown.heading
    return {
        # A sheet of paper has no other way of telling which chapter it is.
        "print_title": f"{place.number}. {heading}" if place.number else heading,
        "manual": manual,
        "place": place,
        "chapter": page,
        "contents": [one for one in set_anchors(page.shown.body) if one["level"] == "2"],
        "linker": Linker(GlossaryTerm.objects.all(), page.shown_language),
        "voices": narrowed(voices_of([page]), request),
        "quiz": quiz,
        "annexes": annexes(manual),
        "robots": "noindex, follow" if quiz.is_answered or "country" in request.GET else "",
        "previous_url": place.previous.page.address(code) if place.previous else "",
        "next_url": place.next.page.address(code) if place.next else "",
    }


def annexes(manual: BasePage) -> Context:
    """Return links to what stands below a manual beside its chapters, by name."""
    code = reader_language()
    return {
        one.name: {"url": manual.address(code) + one.path(code), "heading": one.heading}
        for one in routes_of(ManualPage)
        if one.heading
    }


def manual_context(page: ManualPage) -> Context:
    """Return the context of the manual's cover; on paper it is a book, see `book`."""
    entries = entries_of(page)
    return {
        "annexes": annexes(page),
        "entries": entries,
        # The first chapter, for whom the whole list is too much to begin with.
        "first": entries[0].page if entries else None,
    }


def whole_manual(page: BasePage) -> Context:
    """Return all that the manual holds: `sheets`, one a chapter, `words` and `answers`.

    The glossary is one for all chapters; each word is linked where it comes first in a chapter.
    """
    chapters = whole_chapters(page)
    terms = list(GlossaryTerm.objects.all())
    return {
        "sheets": [sheet(chapter, terms) for chapter in chapters],
        "words": glossary(terms, page.shown_language),
    }


def sheet(chapter: ChapterPage, terms: list[GlossaryTerm]) -> Context:
    """Return a chapter as it stands in the whole manual."""
    quiz: Quiz = ask(questions_of([chapter]))
    return {
        "chapter": chapter,
        "number": chapter.number,
        "shown": chapter.shown,
        "linker": Linker(terms, chapter.shown_language),
        "voices": voices_of([chapter]),
        "quiz": quiz,
        "discussion": discussion(chapter),
    }


def discussion(chapter: ChapterPage) -> list[InLanguage]:
    """Return the questions for discussion that have words in the language of the chapter."""
    shown = (InLanguage(one, chapter.shown_language) for one in chapter.discussion_questions.all())
    return [one for one in shown if one.text]


def glossary(terms: list[GlossaryTerm], code: str) -> list[InLanguage]:
    """Return the words that are explained in a language, in its alphabet's order."""
    from palmecenter.languages.collation import sort_key

    shown = [InLanguage(term, code) for term in terms]
    explained = [term for term in shown if term.term and term.definition]
    return sorted(explained, key=lambda term: sort_key(term.term, code))
