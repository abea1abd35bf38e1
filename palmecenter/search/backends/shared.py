"""What the backends of both databases share."""

from collections.abc import Callable, Iterable
from copy import copy
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.search.backends.base import EmptySearchResults
from wagtail.search.index import BaseField, RelatedFields
from wagtail.search.query import And, Or, Phrase, PlainText

from palmecenter.languages.comparing import spelled

from ..models import PageText
from ..query import UNPRINTABLE, WordsIn
from ..words import words

# More would be too deep an expression for SQLite.
MAX_TERMS = 32
MAX_TERM_LENGTH = 100


def reworded(row: PageText, say: Callable[[str, str], str]) -> PageText:
    """Return a copy of a row for the index, each word replaced by `say(word, language)`."""
    twin = copy(row)
    for name in ("heading", "summary", "text", "other_words"):
        said = [say(word, row.language) for word in words(getattr(row, name))]
        setattr(twin, name, " ".join(said))
    return twin


def spelled_out(things: Iterable[Any]) -> list[Any]:
    """Return copies of things for the index of the admin, whose texts are written as queries are.

    So staff find `film` that was pasted with a ligature, and the other way round.
    """
    twins = [copy(thing) for thing in things]
    for twin in twins:
        fields = [_spelling(field) for field in twin.get_search_fields()]
        twin.get_search_fields = lambda fields=fields: fields
    return twins


def _spelling(field: BaseField) -> BaseField:
    """Return a copy of a field that reads a value letter by letter; with those that it holds."""
    twin = copy(field)
    if isinstance(field, RelatedFields):
        twin.fields = [_spelling(one) for one in field.fields]
    else:
        twin.get_value = lambda thing: _spelled(field.get_value(thing))
    return twin


def _spelled(value: Any) -> Any:
    if isinstance(value, str):
        return spelled(value)
    return list(map(_spelled, value)) if isinstance(value, list) else value


def tidy(text: str) -> str:
    """Return a query without what breaks one database or the other, and without empty terms.

    Lone quotation marks and NUL bytes are errors for them; so is a term without letter or digit.
    """
    terms = spelled(UNPRINTABLE.sub(" ", text)).replace('"', " ").split()
    telling = [term[:MAX_TERM_LENGTH] for term in terms if any(map(str.isalnum, term))]
    return " ".join(telling[:MAX_TERMS])


def tidied(query: Any) -> Any:
    """Return a query, text or tree, tidied; the empty string when nothing is left of it."""
    if isinstance(query, WordsIn):
        return query
    if isinstance(query, str):
        return tidy(query)
    if isinstance(query, PlainText):
        text = tidy(query.query_string)
        return PlainText(text, operator=query.operator, boost=query.boost) if text else ""
    if isinstance(query, Phrase):
        text = tidy(query.query_string)
        return Phrase(text) if text else ""
    if isinstance(query, And | Or):
        left = [part for part in map(tidied, query.subqueries) if part != ""]
        return type(query)(left) if left else ""
    return query


class NothingFound(EmptySearchResults):
    """No results, of a model: the admin's lists ask which one, and Wagtail's own cannot say."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.model = model

    def _clone(self) -> "NothingFound":
        return type(self)(self.model)


class TidyQueriesMixin:
    """Tidies every query on its way to the database."""

    def _search(self, compiler: type, query: Any, searched: Any, **kwargs: Any) -> Any:
        tidy_query = tidied(query)
        if tidy_query == "":
            return NothingFound(getattr(searched, "model", searched))
        return super()._search(compiler, tidy_query, searched, **kwargs)  # type: ignore[misc]

    def matching(self, asked: WordsIn, rows: QuerySet[PageText]) -> QuerySet[PageText]:
        """Return the rows that a query finds, in no order: fit to be a subquery."""
        return self.search(asked, rows).get_queryset().order_by()  # type: ignore[attr-defined]
