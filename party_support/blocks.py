"""What a chapter's text is made of, and its headings, below which an answer can be read again."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue

from palmecenter.blocks.body import BodyBlock, set_anchors
from palmecenter.blocks.text import TextBlock

Heading = dict[str, Any]


class ExerciseBlock(blocks.StructBlock):
    """Something to try together, with room to write on paper."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = TextBlock(label=_("What to do"))

    class Meta:
        icon = "edit"
        label = _("Exercise")
        template = "blocks/exercise.html"


class ChapterBlock(BodyBlock):
    """The text of a chapter."""

    exercise = ExerciseBlock()


def headings_of(body: StreamValue) -> list[str]:
    """The words of a text's headings, in their order. The text can still be saved."""
    return [child.value["text"] for child in body if child.block_type == "heading"]


def has_heading(body: StreamValue, words: str) -> bool:
    """Whether a text has a heading that somebody means by its words."""
    return any(_are_the_same(heading, words) for heading in headings_of(body))


def find_heading(body: StreamValue, words: str) -> Heading | None:
    """The heading (`text`, `level`, `anchor`) that somebody means by its words, if there is one.

    Of several with the same words, the first is meant.
    """
    headings = set_anchors(body) if words else []
    return next((heading for heading in headings if _are_the_same(heading["text"], words)), None)


def _are_the_same(heading: str, words: str) -> bool:
    """Capitals and spaces make no difference."""
    return heading.casefold().split() == words.casefold().split()
