"""Pages of a type that is no long document, made one for a test."""

from abc import ABCMeta
from collections.abc import Callable, Iterator

import pytest

from palmecenter.pages.models import ContentPage
from palmecenter.printing.books import Book, Bookish


@pytest.fixture
def are_books(monkeypatch) -> Iterator[Callable[[Book], None]]:
    """Return what makes content pages a book; after the test they are none again."""

    def make(book: Book) -> None:
        monkeypatch.setattr(ContentPage, "as_book", lambda page, request: book, raising=False)

    yield make
    # Python remembers which classes keep to a protocol, and would have it so for the next test.
    getattr(ABCMeta, "_abc_caches_clear")(Bookish)  # noqa: B009 - Python's own, for tests
