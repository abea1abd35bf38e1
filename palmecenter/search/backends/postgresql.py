"""PostgreSQL's full-text search, each text and each query in its own language's configuration."""

from copy import copy
from functools import reduce
from itertools import groupby
from operator import and_, attrgetter
from typing import Any

from django.contrib.postgres.search import SearchQuery
from wagtail.search.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from wagtail.search.backends.database.postgres.query import Lexeme

from ..models import PageText
from ..query import WordsIn
from .shared import TidyQueriesMixin, reworded, spelled_out

# Made by the migration `0002_postgresql`.
CONFIGURATIONS = {"sv": "palmecenter_sv", "en": "palmecenter_en"}


def same_word(word: str, _code: str) -> str:
    """Return the word: PostgreSQL finds its stem. Only what divides words is ours."""
    return word


class PostgresqlQueryCompiler(PostgresSearchQueryCompiler):
    """Reads a query in the configuration of its language."""

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        """Return the `tsquery` of a query."""
        if not isinstance(query, WordsIn):
            return super().build_tsquery_content(query, config=config, invert=invert)
        lexemes = [Lexeme(word, prefix=longer) for word, _stem, longer in query.parts()]
        configuration = CONFIGURATIONS[query.code]
        return SearchQuery(reduce(and_, lexemes), search_type="raw", config=configuration)


class PostgresqlIndex(PostgresIndex):
    """Writes each text of a page in its language's configuration; what staff search, spelled."""

    def add_items(self, model: type, objs: Any) -> None:
        """Add objects of one model, or replace them."""
        if not issubclass(model, PageText):
            super().add_items(model, spelled_out(objs))
            return
        by_language = attrgetter("language")
        for code, rows in groupby(sorted(objs, key=by_language), key=by_language):
            backend = copy(self.backend)
            backend.config = CONFIGURATIONS[code]
            PostgresIndex(backend).add_items(model, [reworded(row, same_word) for row in rows])


class PostgresqlBackend(TidyQueriesMixin, PostgresSearchBackend):
    """Wagtail's backend with each language's configuration, and queries that do not break it."""

    query_compiler_class = PostgresqlQueryCompiler
    index_class = PostgresqlIndex
