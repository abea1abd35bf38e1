"""Lists of pages for readers: only what the public may see, addresses by one query."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.reading import reader_language

from .restrictions import is_private, private_tree_paths

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from .models import BasePage


def public_pages(pages: "PageQuerySet") -> "PageQuerySet":
    """Return those pages of a queryset that are live and in no private part of the site."""
    private = Q()
    for path in private_tree_paths():
        private |= Q(path__startswith=path)
    return pages.live().exclude(private) if private else pages.live()


def listed(pages: Iterable["BasePage"]) -> list["BasePage"]:
    """Return the public ones among some pages, ready to be linked in either language.

    Each is shown in the reader's language or, marked, in the other: templates read `item.shown`.
    """
    found = [page for page in pages if page.live and not is_private(page)]
    if found and reader_language() == "en":
        look_up_ancestors(found, found[0].all_pages())
    return found
