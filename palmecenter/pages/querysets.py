"""Lists of pages for readers: only what the public may see, addresses by one query."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from wagtail.models import Page

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.localized import reader_language

from .access import is_private, private_tree_paths

# What a list shows of a page of any type, and what its address is made of. A list of pages with
# many columns of their own asks for these and for what else it shows:
# `.only(*LISTING_FIELDS, "year")`.
LISTING_FIELDS = (
    *("path", "depth", "live", "slug", "slug_en", "url_path", "protection", "is_demo"),
    *("ready_sv", "ready_en", "heading_sv", "heading_en", "summary_sv", "summary_en"),
    *("title_language", "content_type"),
)

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


def public_pages(pages: "PageQuerySet") -> "PageQuerySet":
    """Return those pages of a queryset that are live and in no private part of the site."""
    private = Q()
    for path in private_tree_paths():
        private |= Q(path__startswith=path)
    return pages.live().exclude(private) if private else pages.live()


def with_pages(rows: QuerySet, relation: str, *more: str) -> QuerySet:
    """Fetch along with some rows the page that each leads to, as lists show it."""
    own = [field.name for field in rows.model._meta.concrete_fields]
    columns = [f"{relation}__{column}" for column in (*LISTING_FIELDS, *more)]
    return rows.select_related(relation).only(*own, *columns)


def public_for_listing(pages: Iterable[Page]) -> list[Page]:
    """Return the public ones among some pages, ready to be linked in either language.

    Each is shown in the reader's language or, marked, in the other: templates read `item.shown`.
    """
    found = [page for page in pages if page.live and not is_private(page)]
    if found and reader_language() == "en":
        look_up_ancestors(found, found[0].all_pages())
    return found
