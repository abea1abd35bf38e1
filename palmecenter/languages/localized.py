"""Reading a bilingual object in one language, and saying which language that is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

from .codes import active, localized, other
from .texts import empty_value, translated_fields

_reader: ContextVar[str | None] = ContextVar("reader_language", default=None)


def reader_language() -> str:
    """Return the language that the reader chose by the address.

    It can differ from the active one: a Swedish text on an English page is rendered in Swedish, and
    the links inside still lead the reader to English addresses.
    """
    return _reader.get() or active()


@contextmanager
def reading_in(code: str) -> Iterator[None]:
    """Set the reader's language for the time of a request."""
    token = _reader.set(code)
    try:
        yield
    finally:
        _reader.reset(token)


class Localized:
    """A read-only view of an object whose translated fields are all in one language.

    `Localized(page, "en").heading` is `page.heading_en`, or empty; whatever is not translated
    passes through. Nothing falls back inside: who shows an object decides on its language once.
    """

    def __init__(self, source: Model, language: str) -> None:
        self.source = source
        self.language = language

    def __getattr__(self, name: str) -> Any:
        # Pickle and copy look attributes up before `source` is there.
        if name.startswith("__") or name == "source":
            raise AttributeError(name)
        model = type(self.source)
        if name in translated_fields(model):
            value = getattr(self.source, localized(name, self.language))
            return empty_value(model, name, self.language) if value is None else value
        return getattr(self.source, name)

    def __str__(self) -> str:
        return str(self.source)

    @property
    def differs(self) -> bool:
        """Say whether this is in another language than the reader's, and must be marked."""
        return self.language != reader_language()


def where_written(shown: Localized, name: str) -> Localized:
    """Return a thing in a language that has its text `name`: the one it is shown in, or the other.

    For a text beside others, such as somebody's role. Whoever shows it marks it by its `language`.
    """
    if getattr(shown, name):
        return shown
    elsewhere = Localized(shown.source, other(shown.language))
    return elsewhere if getattr(elsewhere, name) else shown
