"""What the sections show on the front page, such as the next events.

A section registers its part when its app is ready; the front page does not know who does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from .navigation import fronts, voice_of

if TYPE_CHECKING:
    from .models import BasePage


@dataclass(frozen=True)
class FrontPart:
    """One part of the front page, about what is below a page of a type, such as a list.

    `content` gets that page, as a `BasePage`, and returns what the templates, for screen and for
    paper, get as `part`; nothing where there is nothing to show. Parts stand in order of `rank`.
    """

    rank: int
    page_type: type["BasePage"]
    content: Callable[["BasePage"], dict[str, Any]]
    template: str
    print_template: str


_parts: list[FrontPart] = []


def register(part: FrontPart) -> None:
    """Show a part on the front page."""
    _parts.append(part)
    _parts.sort(key=lambda one: one.rank)


def parts(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what the sections have to show, each with its templates.

    `front` is the page that it is about and `voice` the accent of its section; a part whose page
    is not there, or not for everyone, is left out.
    """
    fronts_by_type = {page.specific_class: page for page in reversed(fronts(request))}
    found = []
    for part in _parts:
        front = fronts_by_type.get(part.page_type)
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
