"""Finding pages: those in the reader's language, then those that exist only in the other one."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, overload

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from palmecenter.languages.codes import other
from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_pages

from .models import PageText
from .query import Query, WordsIn


def texts_for(code: str) -> dict[str, QuerySet[PageText]]:
    """Return the texts for readers of a language: those in it, and those only in the other one."""
    return {
        code: PageText.objects.filter(language=code),
        other(code): PageText.objects.filter(language=other(code), alone=True),
    }


class Found(Sequence[PageText]):
    """What a query finds for readers of one language; sliced, it gives rows with their pages.

    `counts` says how many there are of each kind. Narrowed to one `kind`, its length and its slices
    hold that kind alone.
    """

    def __init__(self, query: Query, code: str, kind: str = "") -> None:
        public = public_pages(BasePage.objects.all())
        self.counts: Counter[str] = Counter()
        self._parts: list[tuple[int, Any]] = []
        for language, rows in texts_for(code).items():
            if query.words:
                asked = WordsIn(query.words, language)
                self._add(rows.filter(page__in=public), asked, kind)

    def _add(self, rows: QuerySet[PageText], asked: WordsIn, kind: str) -> None:
        backend = get_search_backend()
        counts = Counter(backend.search(asked, rows).facet("type"))
        self.counts += counts
        if kind:
            rows = rows.filter(type=kind)
        size = counts[kind] if kind else counts.total()
        self._parts.append((size, backend.search(asked, rows.select_related("page"))))

    def __len__(self) -> int:
        return sum(size for size, _results in self._parts)

    @overload
    def __getitem__(self, wanted: int) -> PageText: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[PageText]: ...
    def __getitem__(self, wanted: int | slice) -> PageText | list[PageText]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        rows: list[PageText] = []
        start, stop = wanted.start, wanted.stop
        for size, results in self._parts:
            if start < size and stop > 0:
                rows += results[max(start, 0) : stop]
            start, stop = start - size, stop - size
        return rows


def pages_with(query: Query, code: str) -> list[int]:
    """Return the keys of the pages that hold a query's words, public or not, by one query.

    As `Found` finds them: in the language `code`, or in the other one where there is no other.
    """
    backend = get_search_backend()
    first, second = (
        backend.matching(WordsIn(query.words, language), rows).values_list("page", flat=True)
        for language, rows in texts_for(code).items()
    )
    return list(first.union(second))
