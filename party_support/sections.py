"""Sections of a chapter's text, by their headings: where a question's answer can be read again."""

from typing import Any

from wagtail.blocks import StreamValue

from palmecenter.blocks.body import set_anchors

Heading = dict[str, Any]


def headings_of(body: StreamValue) -> list[str]:
    """Return the words of a text's headings, in their order. The text can still be saved."""
    return [child.value["text"] for child in body if child.block_type == "heading"]


def names_heading(body: StreamValue, words: str) -> bool:
    """Say whether a text has a heading that somebody means by its words."""
    return any(_are_the_same(heading, words) for heading in headings_of(body))


def section_of(body: StreamValue, words: str) -> Heading | None:
    """Return the heading (`text`, `level`, `anchor`) that somebody means by its words, or None.

    Of several with the same words, the first is meant.
    """
    headings = set_anchors(body) if words else []
    return next((one for one in headings if _are_the_same(one["text"], words)), None)


def _are_the_same(heading: str, words: str) -> bool:
    """Say whether words are those of a heading; capitals and spaces make no difference."""
    return heading.casefold().split() == words.casefold().split()
