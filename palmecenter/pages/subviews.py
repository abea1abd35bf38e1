"""Views under a page's own address, such as its print view at `skriv-ut/` or `print/`.

A room that offers one registers it when its app is ready; pages do not know who does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise


def _always() -> bool:
    return True


def _unknown(_page: Any, _code: str) -> int | None:
    return None


@dataclass(frozen=True)
class Subview:
    """One view that pages have under their address.

    `slugs` holds the last part of the address by language; `label` is what a link to it says.
    `view` gets the page and the request, in the language of the address. Where it is not
    `everywhere`, a page type names it in `offers`. `is_possible` says whether this machine can do
    it, or no link to it is shown; `size` returns the bytes of a page's file, if they are known.
    Where it is not `of_words`, there is none of what somebody searched for by words of their own.
    """

    name: str
    slugs: dict[str, str]
    label: Promise | str
    view: Callable[[Any, HttpRequest], HttpResponseBase]
    everywhere: bool = True
    is_possible: Callable[[], bool] = _always
    size: Callable[[Any, str], int | None] = _unknown
    of_words: bool = True

    def is_offered(self, page: Any) -> bool:
        """Say whether a page has this view."""
        return self.everywhere or self.name in page.offers


def asks_for_words(request: HttpRequest) -> bool:
    """Tell whether an address holds words that somebody searches for: there are endlessly many."""
    return bool(request.GET.get("q", "").strip())


_subviews: dict[str, Subview] = {}


def register(subview: Subview) -> None:
    """Offer a view under pages' addresses."""
    _subviews[subview.name] = subview


def registered() -> list[Subview]:
    """Return all views, in the order they were registered."""
    return list(_subviews.values())


def offered(page: Any) -> list[Subview]:
    """Return the views that a page has, in the order they were registered."""
    return [view for view in _subviews.values() if view.is_offered(page)]


def find(page: Any, slug: str) -> Subview | None:
    """Return the view of a page at the last part of an address, in either language."""
    return next((view for view in offered(page) if slug in view.slugs.values()), None)


def reserved_slugs() -> set[str]:
    """Return every slug that a page must not have because a view of its parent has it."""
    return {slug for view in _subviews.values() for slug in view.slugs.values()}
