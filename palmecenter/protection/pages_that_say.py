"""Where the site says a name: on which pages, in their drafts, and in texts about terms.

Asked when somebody is protected who was not, or when a name becomes known that pages hide. All
pages are read, in pieces: how a name may be written no database can be asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from .bulk_reader import BulkReader, fetch_blocks
from .leaked_names import find
from .levels import ProtectionLevel
from .mixins import ProtectionMixin
from .remaining_texts import remaining_texts

CHUNK = 1000
"""Pages that are held at once; of more of them, some queries are made again."""

Hides = Callable[[Any], bool]
Version = tuple[Any, str]


@dataclass(frozen=True)
class Place:
    """What says a name: its title, where it is edited, and the labels of the fields that do."""

    title: str
    url: str
    labels: tuple[str, ...]


def pages_that_say(names: set[str], hides: Hides | None = None) -> Iterator[Place]:
    """Yield the pages that say a name, as they are live or drafted.

    With `hides`, only those for which it is true: that must not say it at their level.
    """
    if not names:
        return
    finder = AdminURLFinder()
    for page, versions, reader in _read():
        labels: dict[str, None] = {}
        for version, mark in versions:
            if not _is_read(version, hides):
                continue
            found = find(names, remaining_texts(version, version.protection, reader))
            labels |= dict.fromkeys(mark % {"field": label} for label in found)
        if labels:
            url = finder.get_edit_url(page) or ""
            yield Place(page.get_admin_display_title(), url, tuple(labels))


def terms_that_say(names: set[str], but: models.Model) -> Iterator[Place]:
    """Yield the terms, words and people whose texts say a name, other than `but` itself."""
    finder = AdminURLFinder()
    for model in get_snippet_models() if names else ():
        for thing in model._base_manager.all():
            level = getattr(thing, "protection", "")
            if thing == but or level == ProtectionLevel.CLOSED:
                continue
            if found := find(names, remaining_texts(thing, level)):
                yield Place(str(thing), finder.get_edit_url(thing) or "", tuple(found))


def _is_read(version: Any, hides: Hides | None) -> bool:
    is_shown = version.protection != ProtectionLevel.CLOSED
    return is_shown and (hides is None or hides(version))


def _read() -> Iterator[tuple[Any, list[Version], BulkReader]]:
    """Yield all pages with their versions, and what reads them without asking for each."""
    reader = BulkReader()
    used = set(Page.objects.order_by().values_list("content_type", flat=True).distinct())
    for model in get_page_models():
        if issubclass(model, ProtectionMixin) and _type_of(model) in used:
            rows = model._default_manager.exact_type(model)
            for pages in _pieces(rows.iterator(chunk_size=CHUNK)):
                reader.fetch_along(model, [page.pk for page in pages])
                drafts = reader.drafts_of(page for page in pages if _has_draft(page))
                fetch_blocks([*pages, *drafts.values()])
                for page in pages:
                    yield page, list(_versions(page, drafts.get(page.pk, page))), reader


def _pieces(pages: Iterator[Any]) -> Iterator[list[Any]]:
    while piece := list(islice(pages, CHUNK)):
        yield piece


def _type_of(model: type[models.Model]) -> int:
    return ContentType.objects.get_for_model(model, for_concrete_model=False).pk


def _has_draft(page: Any) -> bool:
    return bool(page.latest_revision_id) and (page.has_unpublished_changes or not page.live)


def _versions(page: Any, draft: Any) -> Iterator[Version]:
    """Yield what is public of a page and what its editors see, each with how to mark its fields."""
    if page.live:
        yield page, "%(field)s"
    if not page.live or page.has_unpublished_changes:
        yield draft, gettext("%(field)s (draft)")
