"""Finding pages: those in the reader's language, then those that exist only in the other one."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, overload

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from palmecenter.languages.codes import other
from palmecenter.pages.lists import public_pages
from palmecenter.pages.models import BasePage

from .models import PageText
from .query import Query, WordsIn


class Found(Sequence[PageText]):
    """What a query finds for readers of one language; sliced, it gives rows with their pages.

    `counts` says how many there are of each kind. Narrowed to one `kind`, its length and its slices
    hold that kind alone.
    """

    def __init__(self, query: Query, code: str, kind: str = "") -> None:
        public = PageText.objects.filter(page__in=public_pages(BasePage.objects.all()))
        texts = {code: public.filter(language=code)}
        texts[other(code)] = public.filter(language=other(code), alone=True)
        self.counts: Counter[str] = Counter()
        self._parts: list[tuple[int, Any]] = []
        for language, rows in texts.items():
            if query.words:
                self._add(rows, WordsIn(query.words, language), kind)

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
