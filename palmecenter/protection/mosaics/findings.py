"""What tells together, and the finders that look for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from .subjects import Subject


@dataclass(frozen=True)
class Link:
    """Something that a sentence is about, and where staff look at it."""

    title: str
    url: str


@dataclass(frozen=True)
class Finding:
    """One thing that tells together with a page."""

    subject: "Subject"
    key: str
    """What makes it the same finding when it is looked for again."""
    sentence: str
    links: tuple[Link, ...] = ()
    asks: bool = True
    """Whether somebody must tick that they have read it. What is told besides is only shown."""

    def __str__(self) -> str:
        return " ".join([self.sentence, " · ".join(one.title for one in self.links)]).strip()

    def html(self) -> SafeString:
        """The sentence, followed by its links."""
        links = format_html_join(
            " · ",
            '<a href="{}" target="_blank">{}</a>',
            ((one.url, one.title) for one in self.links),
        )
        return (
            format_html("{} {}", self.sentence, links)
            if links
            else format_html("{}", self.sentence)
        )


Finder = Callable[[Sequence["Subject"]], Iterable[Finding]]
"""Looks at all subjects at once: how many queries it makes does not depend on how many they are."""

_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Let a finder be asked, once, from now on. Rooms call it when their app is ready."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def find(subjects: Iterable["Subject"]) -> list[Finding]:
    """What all finders find of some subjects, in the order the finders came in."""
    asked = list(subjects)
    return [found for finder in _finders for found in finder(asked)] if asked else []


def find_new(subjects: Iterable["Subject"]) -> list[Finding]:
    """What is found of pages as they are to be, but not as the public reads them now."""
    asked = list(subjects)
    before = {one: one.before for one in asked if one.before}
    found = find([*asked, *before.values()])
    known = {(one.subject, one.key) for one in found}
    return [
        one
        for one in found
        if one.subject in asked and (before.get(one.subject), one.key) not in known
    ]
