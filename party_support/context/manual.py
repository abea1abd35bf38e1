"""What a chapter and the whole manual show, on screen and on paper."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from palmecenter.blocks.body import set_anchors
from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.context import ancestors
from palmecenter.pages.models import BasePage
from palmecenter.pages.routes import routes_of

from ..country_comments import comments_of, narrowed
from ..glossary import GlossaryLinker, glossary
from ..querysets import entries_of, position_of
from ..quiz.forms import answer, ask, questions_of

Context = dict[str, Any]


def chapter_context(page: Any, request: HttpRequest, terms: Iterable[Any]) -> Context:
    """What a chapter's own template gets; `terms` are the words of the glossary."""
    manual = ancestors(page)[-1]
    quiz = answer(ask(questions_of([page])), request)
    position = position_of(page, manual)
    code, heading = reader_language(), page.shown.heading
    return {
        # A sheet of paper has no other way of telling which chapter it is.
        "print_title": f"{position.number}. {heading}" if position.number else heading,
        "manual": manual,
        "position": position,
        "chapter": page,
        "contents": [line for line in set_anchors(page.shown.body) if line["level"] == "2"],
        "linker": GlossaryLinker(terms, page.shown_language),
        "comments": narrowed(comments_of([page]), request),
        "quiz": quiz,
        "annexes": annexes(manual),
        "robots": "noindex, follow" if quiz.is_answered or "country" in request.GET else "",
        "previous_url": position.previous.page.address(code) if position.previous else "",
        "next_url": position.next.page.address(code) if position.next else "",
    }


def annexes(manual: BasePage) -> Context:
    """Links to what stands below a manual beside its chapters, by name."""
    code = reader_language()
    return {
        route.name: {"url": manual.address(code) + route.path(code), "heading": route.heading}
        for route in routes_of(manual.specific_class)
        if route.heading
    }


def manual_context(page: BasePage) -> Context:
    """What the template of the manual's cover gets; on paper it is a book, see `book`."""
    entries = entries_of(page)
    return {
        "annexes": annexes(page),
        "entries": entries,
        # The first chapter, for whom the whole list is too much to begin with.
        "first": entries[0].page if entries else None,
    }


def whole_manual(page: Any, terms: list[Any]) -> Context:
    """All that the manual holds: `sheets`, one a chapter, and `words`.

    The glossary is one for all chapters; each word is linked where it comes first in a chapter.
    """
    return {
        "sheets": [_sheet(chapter, terms) for chapter in page.whole_chapters()],
        "words": glossary(terms, page.shown_language),
    }


def _sheet(chapter: Any, terms: list[Any]) -> Context:
    return {
        "chapter": chapter,
        "number": chapter.number,
        "shown": chapter.shown,
        "linker": GlossaryLinker(terms, chapter.shown_language),
        "comments": comments_of([chapter]),
        "quiz": ask(questions_of([chapter])),
        "discussion": discussion(chapter),
    }


def discussion(chapter: Any) -> list[Localized]:
    """The questions for discussion that have words in the language of the chapter."""
    shown = (Localized(row, chapter.shown_language) for row in chapter.discussion_questions.all())
    return [question for question in shown if question.text]
