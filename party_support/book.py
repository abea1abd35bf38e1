"""The manual as a book: the same parts for the print view, the PDF and the EPUB."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from palmecenter.languages.reading import reader_language
from palmecenter.printing.books import Book, Part

from .display import whole_manual

if TYPE_CHECKING:
    from .models import ManualPage


def manual_as_book(page: "ManualPage", request: HttpRequest) -> Book:
    """Return the manual: its chapters with comments and questions, its words, and the answers."""
    shown = page.shown
    whole = whole_manual(page)
    context = {**whole, "page": page, "shown": shown, "printing": True}

    def rendered(template: str, **more: Any) -> SafeString:
        return render_to_string(template, {**context, **more}, request)

    parts = [_chapter(sheet, rendered) for sheet in whole["sheets"]]
    with translation.override(shown.language):
        glossary, answers = gettext("Glossary"), gettext("Answer key")
    if whole["words"]:
        parts.append(
            Part("glossary", glossary, rendered("print/manual_words.html"), role="glossary")
        )
    if any(sheet["quiz"].asked for sheet in whole["sheets"]):
        parts.append(
            Part("answers", answers, rendered("print/manual_answers.html"), role="appendix")
        )
    return Book(
        parts=tuple(parts),
        subtitle=shown.subtitle,
        introduction=rendered("print/manual_introduction.html"),
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
        html=rendered("print/manual_chapter.html", **sheet),
        address=chapter.address(reader_language()),
    )
