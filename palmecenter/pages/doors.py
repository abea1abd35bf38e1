"""Doors: pages in a language that is neither Swedish nor English, each at an address of its own.

They stand right below the home page, so that they come with the query for the navigation; their
slug is their language. What is on them is the business of the section that has their page type.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from palmecenter.languages.addresses import HOME_DEPTH
from palmecenter.languages.codes import CODES
from palmecenter.languages.names import LanguageName, canonical_tag, language_name

from .navigation import sections

# Who asks for a neighbour of Swedish reads Swedish; see `languages.middleware`.
OURS = ("sv", "nb", "nn", "no", "da", "en")


@dataclass(frozen=True)
class Door:
    """The door of a language."""

    page: Any
    language: LanguageName
    url: str


def is_door(page: Any) -> bool:
    """Whether a page, of whatever class it is at hand, is a door."""
    # Where it stands says it of most pages without a look at their type.
    if page.depth != HOME_DEPTH + 1:
        return False
    return bool(getattr(page.specific_class, "is_door", False))


def door_path(slug: str) -> str:
    """The path of a door by its slug, which is its language."""
    return f"/{slug}/"


def doors(request: HttpRequest) -> list[Door]:
    """The public doors, by their languages' own names; without a query where there is a menu."""
    found = [
        Door(page, _language(page.slug), door_path(page.slug))
        for page in sections(request)
        if is_door(page)
    ]
    return sorted(found, key=lambda door: door.language.own_name.casefold())


def _language(slug: str) -> LanguageName:
    tag = canonical_tag(slug)
    return language_name(tag, tag)


def alternates(found: Iterable[Door]) -> dict[str, str]:
    """The paths of all languages in which a reader may begin, by their tags."""
    own = {code: f"/{code}/" for code in CODES}
    return own | {door.language.tag: door.url for door in found}


def door_asked_for(request: HttpRequest) -> Door | None:
    """The door that `Accept-Language` asks for before Swedish and English (RFC 9110, 12.5.4)."""
    header = request.headers.get("Accept-Language", "").lower()
    wanted = [tag for tag, quality in parse_accept_lang_header(header) if quality]
    for tag in wanted:
        # Most ask for one of ours first: nothing is looked up for them.
        if tag[:2] in OURS:
            return None
        for door in doors(request):
            if tag == door.page.slug or tag.partition("-")[0] == door.page.slug.partition("-")[0]:
                return door
    return None
