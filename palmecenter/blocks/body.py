"""The body of a page: every block, and what only the whole text knows of its parts."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from palmecenter.languages.normalizing import well_formed
from palmecenter.languages.slugs import slug_of
from palmecenter.languages.texts import has_words

from .facts import FactsBlock, TableBlock
from .links import CallToActionBlock
from .media import DownloadBlock, EmbedBlock, PictureBlock
from .text import FootnotesBlock, HeadingBlock, QuoteBlock, TextBlock


def set_anchors(body: blocks.StreamValue) -> list[dict[str, Any]]:
    """Give every heading of a text its anchor, unique on the page, and return the headings.

    The values returned have `text`, `level` and `anchor`. One without words is none, and has no
    anchor; nor is it shown.
    """
    found = [child.value for child in body if child.block_type == "heading"]
    headings = [one for one in found if one.setdefault("anchor", "") or has_words(one["text"])]
    taken: set[str] = set()
    for heading in headings:
        base = anchor = slug_of(heading["text"])[:60] or "section"
        number = 2
        while anchor in taken:
            anchor, number = f"{base}-{number}", number + 1
        taken.add(anchor)
        heading["anchor"] = anchor
    return headings


@dataclass
class Notes:
    """The footnotes of a text while it is rendered: how many, and which were referred to so far."""

    count: int
    referred: set[int] = field(default_factory=set)


def notes_of(body: blocks.StreamValue) -> Notes:
    """Return the footnotes of a text."""
    return Notes(sum(len(child.value) for child in body if child.block_type == "footnotes"))


class BodyBlock(blocks.StreamBlock):
    """The text of a page, made of the site's blocks."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    table = TableBlock()
    call_to_action = CallToActionBlock()
    download = DownloadBlock()
    embed = EmbedBlock()
    footnotes = FootnotesBlock()

    class Meta:
        label = _("Text")
        template = "blocks/body.html"
        required = False
        block_counts = {"footnotes": {"max_num": 1}}

    def render(
        self, value: blocks.StreamValue, context: dict[str, Any] | None = None
    ) -> SafeString:
        """Write the text as HTML, without what that may not hold, whatever a row holds."""
        html = well_formed(super().render(value, context))
        return mark_safe(html)  # noqa: S308 - only characters were taken out

    def get_context(
        self, value: blocks.StreamValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add `notes`, for the references in the text, and set the headings' anchors."""
        context = super().get_context(value, parent_context)
        set_anchors(value)
        context["notes"] = notes_of(value)
        return context
