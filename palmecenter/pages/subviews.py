"""Views under a page's own address, such as its print view at `skriv-ut/` or `print/`.

A room that offers one registers it when its app is ready; pages do not know who does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Subview:
    """One view that every page has under its address.

    `slugs` holds the last part of the address by language; `label` is what a link to it says.
    `view` gets the page and the request, in the language of the address.
    """

    name: str
    slugs: dict[str, str]
    label: Promise | str
    view: Callable[[Any, HttpRequest], HttpResponse]


_subviews: dict[str, Subview] = {}


def register(subview: Subview) -> None:
    """Offer a view under every page."""
    _subviews[subview.name] = subview


def registered() -> list[Subview]:
    """Return the views that every page has, in the order they were registered."""
    return list(_subviews.values())


def find(slug: str, language: str) -> Subview | None:
    """Return the view at the last part of an address, in one language."""
    return next((view for view in _subviews.values() if view.slugs[language] == slug), None)


def reserved_slugs() -> set[str]:
    """Return every slug that a page must not have because a view of its parent has it."""
    return {slug for view in _subviews.values() for slug in view.slugs.values()}
