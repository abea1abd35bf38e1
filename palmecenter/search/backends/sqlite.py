"""SQLite's full-text search (FTS5). It knows no stems: they are what is put in and asked for."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from wagtail.search.utils import get_content_type_pk

from ..models import PageText
from ..query import WordsIn
from ..words import stem
from .shared import TidyQueriesMixin, reworded, spelled_out

FTS = SQLiteFTSIndexEntry._meta.db_table
ENTRIES = IndexEntry._meta.db_table
TEXTS = PageText._meta.db_table

# A word in the heading is worth more than any number of them in the text. In the order of the
# table's columns: autocomplete, body, title (sqlite.org/fts5.html, 5.1.1).
RANK = f"bm25({FTS}, 0, 1, 100)"

# From the matches to the rows of texts. Wagtail's own query ranks each row by a search of its own:
# a word on a thousand pages then takes seconds.
JOIN = [
    f"{FTS} MATCH %s",
    f"{ENTRIES}.id = {FTS}.rowid",
    f"{ENTRIES}.content_type_id = %s",
    f"{TEXTS}.id = CAST({ENTRIES}.object_id AS INTEGER)",
]

MATCHES = (
    f"SELECT CAST(object_id AS INTEGER) FROM {FTS}"  # noqa: S608 - our own tables
    f" JOIN {ENTRIES} ON {ENTRIES}.id = {FTS}.rowid"
    f" WHERE {FTS} MATCH %s AND content_type_id = %s"
)


def expression(query: WordsIn) -> str:
    """Return the FTS5 expression of a query. Stems hold letters and digits alone."""
    terms = [f'"{found}"{"*" if longer else ""}' for _word, found, longer in query.parts()]
    return f"{{title body}} : ({' AND '.join(terms)})"


class SqliteQueryCompiler(SQLiteSearchQueryCompiler):
    """Asks for stems."""

    def search(self, config: Any, start: int, stop: int, score_field: str | None = None) -> Any:
        """Return the queryset of a page of results, the best first."""
        if not isinstance(self.query, WordsIn):
            return super().search(config, start, stop, score_field=score_field)
        # Only the terms of the query come from outside, and they go as parameters.
        found = self.queryset.extra(  # noqa: S610
            tables=[FTS, ENTRIES],
            where=JOIN,
            params=[expression(self.query), get_content_type_pk(PageText)],
            select={"rank": RANK},
            order_by=["rank", "-pk"],
        )
        return found[start:stop]


class SqliteIndex(SQLiteIndex):
    """Holds stems of the texts of pages; what staff search, letter by letter."""

    def add_items(self, model: type, objs: Any) -> None:
        """Add objects of one model, or replace them."""
        if issubclass(model, PageText):
            super().add_items(model, [reworded(row, stem) for row in objs])
        else:
            super().add_items(model, spelled_out(objs))


class SqliteBackend(TidyQueriesMixin, SQLiteSearchBackend):
    """Wagtail's backend with stems, and with queries that do not break it."""

    query_compiler_class = SqliteQueryCompiler
    index_class = SqliteIndex

    def matching(self, asked: WordsIn, rows: QuerySet[PageText]) -> QuerySet[PageText]:
        """Return the rows that a query finds, apart from `JOIN`, whose names no subquery keeps."""
        matches = RawSQL(MATCHES, [expression(asked), get_content_type_pk(PageText)])  # noqa: S611
        return rows.filter(pk__in=matches)
