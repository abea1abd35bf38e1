"""The print document: everything that a sheet of paper needs to know of what is printed on it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import segno
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from palmecenter.languages.localized import Localized
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import BasePage
from palmecenter.pages.navigation import section_of

from .books import Book, book_of
from .links import LinkNote, number_links
from .merge_parts import merge_parts

# A longer address makes a code too fine for an old phone's camera at its size on the sheet.
LONGEST_CODE = 300


@dataclass(frozen=True)
class PrintDocument:
    """One document: a page or, by a page type's own `print_template`, a list or a whole manual.

    Texts are in `language`, which may differ from the reader's; `section` knows its own, and the
    title, where it is a work's own, is in `title_language`. Where it is a part of a list, the list
    stands for the section, and `name`, which tabs and files bear, has its heading too. `address`
    is absolute and leads back to what was printed; `kind` is what readers call such a page. A file,
    which is kept, says no day of printing.
    """

    title: str
    name: str
    summary: str
    language: str
    kind: Promise | str
    section: Localized | None
    is_demo: bool
    updated: datetime | None
    printed: date | None
    address: str
    body: SafeString
    notes: list[LinkNote]
    book: Book | None = None
    title_language: str = ""

    @property
    def shows_demo(self) -> bool:
        """Whether the sheet bears the mark of demo content, its own or that of what it lists."""
        return self.is_demo or 'class="badge"' in self.body

    @property
    def short_address(self) -> str:
        """The address as somebody would type it: no scheme, no slash at the end."""
        return self.address.partition("//")[2].rstrip("/")

    @property
    def qr_code(self) -> SafeString:
        """The address as a QR code (ISO/IEC 18004), an inline SVG; empty if too long."""
        if len(self.address) > LONGEST_CODE:
            return SafeString()
        code = segno.make_qr(self.address, error="m")
        title = gettext("QR code with the address of this page")
        # Made by the library, which escapes; the address is not in it as text.
        return mark_safe(code.svg_inline(border=2, light="#fff", omitsize=True, title=title))  # noqa: S308


def print_document(
    page: BasePage, request: HttpRequest, context: dict[str, Any] | None = None
) -> PrintDocument:
    """Return the print document of a page in the reader's language, or the other if it has no text.

    The body is the page type's `print_template` with the context of its own page, and `printing`. A
    page that shows what its query asks for puts that part of the query in the context as
    `print_query`, so that the sheet leads back to the same list, and says what that is in
    `print_title` and `print_summary`. A part of a list, such as a country's, gives the list as
    `print_list`: different lists have the same countries; one in another language than the page
    says which in `title_language`. What is below a page and prints on its
    own gives its `context`, with its address as `page_url` and its own `print_template`.
    """
    context = page.context_shown(request, printing=True) if context is None else context
    query = context.get("print_query", "")
    address = absolute_url(request, context["page_url"]) + (f"?{query}" if query else "")
    book = book_of(page, request)
    html = _book_html(book, page, address, request) if book else page_html(page, request, context)
    body, notes = number_links(html, address)
    shown = page.shown
    section = section_of(page, request)
    # What is below a page may be called by words of the interface, said in this language.
    title = str(context.get("print_title", shown.heading))
    whole = context.get("print_list")
    return PrintDocument(
        title=title,
        name=f"{title} – {whole.heading}" if whole else title,
        summary=context.get("print_summary", shown.summary),
        language=shown.language,
        kind=page.kind,
        section=whole or (section.shown if section and section.pk != page.pk else None),
        is_demo=page.is_demo,
        updated=page.last_published_at,
        printed=timezone.localdate(),
        address=address,
        body=body,
        notes=notes,
        book=book,
        title_language=context.get(
            "title_language", "" if "print_title" in context else page.title_language
        ),
    )


def page_html(
    page: BasePage, request: HttpRequest, context: dict[str, Any] | None = None
) -> SafeString:
    """Return what a page shows on paper below its summary, by its own `print_template`."""
    context = page.context_shown(request, printing=True) if context is None else context
    template = context.get("print_template", page.print_template)
    return render_to_string(template, {**context, "printing": True}, request)


def _book_html(book: Book, page: BasePage, address: str, request: HttpRequest) -> str:
    context = {
        "book": book,
        "parts": [
            {"part": part, "html": html}
            for part, html in zip(book.parts, merge_parts(book.parts, address), strict=True)
        ],
        "language": page.shown_language,
    }
    return render_to_string("print/book.html", context, request)
