"""What the sections show on the front page and on the front of a section, such as the next events.

A section registers its part when its app is ready; the pages do not know who does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from .navigation import voice_of


@dataclass(frozen=True)
class HomePanel:
    """One part of a front, about what is below a page of a type, such as a list.

    `content` gets that page, as a `BasePage`, and returns what the templates, for screen and for
    paper, get as `part`; nothing where there is nothing to show. Parts stand in order of `rank`.
    """

    rank: int
    page_type: type[Page]
    content: Callable[[Page], dict[str, Any]]
    template: str
    print_template: str


_parts: list[HomePanel] = []


def register(part: HomePanel) -> None:
    """Show a part on the fronts."""
    _parts.append(part)
    _parts.sort(key=lambda one: one.rank)


def parts(request: HttpRequest, pages: Sequence[Page]) -> list[dict[str, Any]]:
    """Return what there is to show about some public pages, each part with its templates.

    `front` is the page that it is about and `voice` the accent of its section.
    """
    by_type = {page.specific_class: page for page in reversed(pages)}
    found = []
    for part in _parts:
        front = by_type.get(part.page_type)
        content = part.content(front) if front else {}
        if content:
            found.append(
                {
                    "front": front,
                    "voice": voice_of(front, request),
                    "template": part.template,
                    "print_template": part.print_template,
                    **content,
                }
            )
    return found
