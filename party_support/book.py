"""The manual as a book: the same parts for the print view, the PDF and the EPUB."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from palmecenter.languages.localized import reader_language
from palmecenter.printing.books import Book, Part

from .context.manual import whole_manual


def manual_as_book(page: Any, request: HttpRequest, terms: list[Any]) -> Book:
    """Print the manual: its chapters with comments and questions, its words, and the answers.

    `terms` are the words of the glossary.
    """
    shown = page.shown
    whole = whole_manual(page, terms)
    context = {**whole, "page": page, "shown": shown, "printing": True}

    def rendered(template: str, **more: Any) -> SafeString:
        return render_to_string(template, {**context, **more}, request)

    parts = [_chapter(sheet, rendered) for sheet in whole["sheets"]]
    with translation.override(shown.language):
        glossary, answers = gettext("Glossary"), gettext("Answer key")
    if whole["words"]:
        words = rendered("party_support/print/book_glossary.html")
        parts.append(Part("glossary", glossary, words, role="glossary"))
    if any(sheet["quiz"].asked for sheet in whole["sheets"]):
        keys = rendered("party_support/print/book_answers.html")
        parts.append(Part("answers", answers, keys, role="appendix"))
    return Book(
        parts=tuple(parts),
        subtitle=shown.subtitle,
        introduction=rendered("party_support/print/book_introduction.html"),
        picture=page.picture,
    )


def _chapter(sheet: dict[str, Any], rendered: Any) -> Part:
    chapter, shown = sheet["chapter"], sheet["shown"]
    with translation.override(shown.language):
        label = gettext("Chapter %(number)s") % {"number": sheet["number"]}
    return Part(
        anchor=f"chapter-{sheet['number']}",
        title=shown.heading,
        label=label,
        html=rendered("party_support/print/book_chapter.html", **sheet),
        address=chapter.address(reader_language()),
    )
