"""Long documents: what is read in parts, such as the manual, on paper, as PDF and as EPUB.

A page type says that it is one by a method `as_book(request)` that returns a `Book`. Its print view
then shows the parts one after the other behind a table of contents; the PDF adds a cover and page
numbers; the EPUB has one file a part. All three are made from the same HTML.
"""

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from palmecenter.pages.models import BasePage

EMPTY = SafeString()


@dataclass(frozen=True)
class Part:
    """One part of a book: a chapter, or what follows the chapters, such as the answers.

    `html` is safe HTML of the part below its title, in the book's language, as on a page of its
    own: its headings begin at level 2, and its ids are unique within the part alone. `anchor` is
    ASCII, unique in the book, and lasts: it is the part's fragment and its file's name. `label`
    stands before the title ("Chapter 3"). `role` is one of DPUB-ARIA's, without `doc-`. `address`
    is the path of the page where the part is on the web, if it is: links to it lead to the part.
    """

    anchor: str
    title: str
    html: SafeString
    label: str = ""
    role: str = "chapter"
    address: str = ""


@dataclass(frozen=True)
class Book:
    """What a long document has besides the texts of its page.

    `picture` is an Image for the cover, where `subtitle` stands too. `introduction` is HTML, read
    before the contents.
    """

    parts: tuple[Part, ...]
    subtitle: str = ""
    introduction: SafeString = EMPTY
    picture: Any = None


@runtime_checkable
class Bookish(Protocol):
    """A page that is a long document."""

    def as_book(self, request: HttpRequest) -> Book | None:
        """Return the book in the language that the page is shown in (`page.shown_language`).

        None where the address is of something else that the page shows below its own.
        """


def book_of(page: BasePage, request: HttpRequest) -> Book | None:
    """Return the book that a page is, or None."""
    return page.as_book(request) if isinstance(page, Bookish) else None
