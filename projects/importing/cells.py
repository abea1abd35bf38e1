"""Kinds of columns: what a cell may say, what it stands for, and what a project says now."""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Choices, Model
from django.utils.html import escape
from django.utils.translation import gettext as _

from palmecenter.forms.numbers import NOT_WHOLE, read_number
from palmecenter.languages.spreadsheets import FORMULA_STARTS, inert
from palmecenter.languages.texts import plain_text

from ..models import ProjectPage
from .lookup import CellError, Vocabulary

# What a cell says to empty a fact; an empty cell leaves it as it is.
EMPTY = {"(empty)", "(tom)"}
YES, NO = {"yes", "ja", "1", "true"}, {"no", "nej", "0", "false"}


def _unquoted(cell: str) -> str:
    """A cell without the apostrophe that an export put before what looks like a formula."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell


class Column:
    """A column whose cells are short texts, kept as they are."""

    empty: Any = ""

    def __init__(self, field: str) -> None:
        """Make the column for a field of the project."""
        self.field = field

    def read(self, cell: str, vocabulary: Vocabulary) -> Any:
        """What a cell stands for; raises CellError."""
        if cell.casefold() in EMPTY:
            return self.empty
        if cell.startswith(FORMULA_STARTS):
            raise CellError(
                _("Begins with “%(sign)s”, which a spreadsheet takes for a formula.")
                % {"sign": cell[0]}
            )
        return self.value(_unquoted(cell), vocabulary)

    def value(self, words: str, vocabulary: Vocabulary) -> Any:
        """The value that words stand for; raises CellError."""
        return words

    def now(self, page: ProjectPage) -> Any:
        """The value that a project has."""
        return getattr(page, self.field) or self.empty

    def put(self, page: ProjectPage, value: Any) -> None:
        """Give a project a value."""
        setattr(page, self.field, value)

    def words(self, value: Any) -> str:
        """A value as a cell says it."""
        return "" if value in (None, "") else str(value)

    def said(self, value: Any) -> str:
        """A value as staff read it, in the language of the admin."""
        return self.words(value)


class Paragraphs(Column):
    """A text of paragraphs with empty lines between, stored as one block of the body."""

    def now(self, page: ProjectPage) -> str:
        """The words of the text."""
        return _paragraphs(plain_text(getattr(page, self.field)))

    def value(self, words: str, vocabulary: Vocabulary) -> str:
        """The paragraphs, with one empty line between."""
        return _paragraphs(words)

    def put(self, page: ProjectPage, value: str) -> None:
        """Store the paragraphs, but leave a text that says the same its headings and links."""
        if value == self.now(page):
            return
        html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in value.split("\n\n"))
        blocks = [{"type": "text", "value": html}] if value else []
        setattr(page, self.field, json.dumps(blocks))


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n+", text) if part.strip())


class Day(Column):
    """A day, as 2025-01-31."""

    empty = None

    def value(self, words: str, vocabulary: Vocabulary) -> date:
        """The day."""
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", words, re.ASCII):
                return date.fromisoformat(words)
        except ValueError:
            pass
        raise CellError(_("“%(words)s” is no date. Write 2025-01-31.") % {"words": words})


class Number(Column):
    """A whole number, as people type it in the editor as well."""

    empty = None
    largest = 10**12

    def value(self, words: str, vocabulary: Vocabulary) -> int:
        """The number."""
        try:
            number = int(read_number(words, whole=True))
        except ValidationError as error:
            raise CellError(error.messages[0]) from error
        if not 0 <= number <= self.largest:
            raise CellError(NOT_WHOLE % {"words": words})
        return number

    def now(self, page: ProjectPage) -> int | None:
        """The number; 0 is one."""
        return getattr(page, self.field)


class YesNo(Column):
    """Yes or no."""

    empty = False

    def value(self, words: str, vocabulary: Vocabulary) -> bool:
        """What was said."""
        if words.casefold() in YES:
            return True
        if words.casefold() in NO:
            return False
        raise CellError(_("“%(words)s” is neither yes nor no.") % {"words": words})

    def words(self, value: bool) -> str:
        """Yes or no."""
        return "yes" if value else "no"

    def said(self, value: bool) -> str:
        """Yes or no in the language of the admin."""
        return _("yes") if value else _("no")


class Choice(Column):
    """One of some words."""

    def __init__(self, field: str, choices: type[Choices], but: tuple[str, ...] = ()) -> None:
        """Make the column of a field's choices, without those named in `but`."""
        super().__init__(field)
        self.choices = [value for value in choices.values if value not in but]
        self.labels = dict(choices.choices)

    def value(self, words: str, vocabulary: Vocabulary) -> str:
        """The choice."""
        if words.casefold() not in self.choices:
            raise CellError(
                _("“%(words)s” is not among: %(choices)s.")
                % {"words": words, "choices": ", ".join(self.choices)}
            )
        return words.casefold()

    def said(self, value: str) -> str:
        """The choice's label."""
        return str(self.labels.get(value, value)) if value else ""


class Term(Column):
    """A term, by its slug or name."""

    empty = None

    def __init__(self, field: str, model: type[Model]) -> None:
        """Make the column of terms of a kind."""
        super().__init__(field)
        self.model = model

    def value(self, words: str, vocabulary: Vocabulary) -> Any:
        """The term."""
        return vocabulary.find(self.model, words)

    def words(self, value: Any) -> str:
        """The term's code, slug or name."""
        return _key(value) if value else ""

    def said(self, value: Any) -> str:
        """The term's name."""
        return str(value) if value else ""


class Terms(Term):
    """Several terms, with `|` between; commas will do where no name can hold one."""

    empty: Any = ()

    def __init__(self, field: str, model: type[Model], separators: str = r"[|,;\n]") -> None:
        """Make the column."""
        super().__init__(field, model)
        self.separators = separators

    def value(self, words: str, vocabulary: Vocabulary) -> tuple[Any, ...]:
        """The terms."""
        parts = [part.strip() for part in re.split(self.separators, words)]
        return _in_order({vocabulary.find(self.model, part) for part in parts if part})

    def now(self, page: ProjectPage) -> tuple[Any, ...]:
        """The project's terms."""
        return _in_order(getattr(page, self.field).all())

    def put(self, page: ProjectPage, value: Iterable[Any]) -> None:
        """Give a project its terms."""
        getattr(page, self.field).set(value)

    def words(self, value: Iterable[Any]) -> str:
        """The terms' codes, slugs or names."""
        return " | ".join(_key(term) for term in value)

    def said(self, value: Iterable[Any]) -> str:
        """The terms' names."""
        return ", ".join(str(term) for term in value)


def _key(term: Any) -> str:
    return getattr(term, "code", "") or getattr(term, "slug_en", "") or term.name_sv


def _in_order(terms: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(terms, key=_key))
