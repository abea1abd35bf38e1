"""SQLite's full-text search (FTS5). It knows no stems: they are what is put in and asked for."""

from functools import reduce
from operator import and_
from typing import Any

from wagtail.search.backends.database.sqlite.query import BM25, Lexeme, SearchQueryExpression
from wagtail.search.backends.database.sqlite.sqlite import (
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

from ..models import PageText
from ..query import WordsIn
from ..words import stem
from .shared import TidyQueriesMixin, reworded


class WeightedBM25(BM25):
    """FTS5's rank, with a word in the heading worth more than any number of them in the text."""

    # In the order of the table's columns: autocomplete, body, title.
    weights = (0.0, 1.0, 100.0)

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[float]]:
        """Return the call of `bm25` (sqlite.org/fts5.html, 5.1.1)."""
        table = SQLiteFTSIndexEntry._meta.db_table
        return f"bm25({table}, %s, %s, %s)", list(self.weights)


class SqliteQueryCompiler(SQLiteSearchQueryCompiler):
    """Asks for stems."""

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        """Return the FTS5 expression of a query."""
        if not isinstance(query, WordsIn):
            return super().build_search_query_content(query, config=config)
        lexemes = [Lexeme(found, prefix=longer) for _word, found, longer in query.parts()]
        return SearchQueryExpression(reduce(and_, lexemes))

    def _build_rank_expression(self, vectors: Any, config: Any) -> Any:
        if isinstance(self.query, WordsIn):
            return WeightedBM25()
        return super()._build_rank_expression(vectors, config)


class SqliteIndex(SQLiteIndex):
    """Holds stems of the texts of pages."""

    def add_items(self, model: type, objs: Any) -> None:
        """Add objects of one model, or replace them."""
        if issubclass(model, PageText):
            objs = [reworded(row, stem) for row in objs]
        super().add_items(model, objs)


class SqliteBackend(TidyQueriesMixin, SQLiteSearchBackend):
    """Wagtail's backend with stems, and with queries that do not break it."""

    query_compiler_class = SqliteQueryCompiler
    index_class = SqliteIndex
