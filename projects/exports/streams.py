"""Reading projects for a file of any length in little memory: a hundred at a time."""

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Prefetch, QuerySet
from django.utils import translation

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.localized import reading_in
from palmecenter.languages.request_cache import caching
from palmecenter.pages.querysets import public_for_listing

from ..models.project import ProjectPage
from .records import Record, record_of

CHUNK = 100
Piece = TypeVar("Piece")


RELATIONS = (
    *("countries", "themes", "target_groups", "ways_of_working"),
    *("member_organisations", "partner_organisations", "results", "funders"),
)


def export_rows(pages: QuerySet) -> QuerySet:
    """Projects with all that their records hold, and no long texts.

    Each relation is prefetched to a list of its own: to ask the managers of a cluster and of a
    translated model for it takes half of the time of a whole file.
    """
    parts = [Prefetch(name, to_attr=_list_of(name)) for name in RELATIONS]
    rows = pages.defer("body", "body_sv", "body_en").select_related("region", "scale")
    return rows.prefetch_related(*parts, f"{_list_of('funders')}__organisation")


def _list_of(relation: str) -> str:
    return f"{relation}_list"


def _record_of(page: ProjectPage, origin: str) -> Record:
    return record_of(page, lambda relation: getattr(page, _list_of(relation)), origin)


def stream(
    pages: QuerySet, code: str, origin: str, write: Callable[[list[Record]], Piece]
) -> Iterator[Piece]:
    """Yield what `write` makes of a hundred projects at a time.

    The server asks for it when the middleware that set the language is long done. So each piece is
    made whole in its language before it is handed out, and nothing is left set in between.
    """
    for chunk in _chunks(export_rows(pages).iterator(chunk_size=CHUNK)):
        with translation.override(code), reading_in(code), caching():
            look_up_ancestors(chunk, ProjectPage.all_pages())
            piece = write([_record_of(page, origin) for page in public_for_listing(chunk)])
        # Pages refer to their parts and these to them: Python would let thousands gather.
        chunk.clear()
        gc.collect()
        yield piece


def _chunks(pages: Iterable[ProjectPage]) -> Iterator[list[ProjectPage]]:
    rows = iter(pages)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
