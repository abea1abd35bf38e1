"""Blocks of running text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from palmecenter.languages.texts import has_words

from .choices import LookBlock

INLINE_FEATURES = ["bold", "italic", "superscript", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    """A heading of level 2 or 3. Its anchor is set by the body, which knows the other headings."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = LookBlock(
        label=_("Level"), choices=[("2", _("Section")), ("3", _("Subsection"))], default="2"
    )

    def clean(self, value: Any) -> Any:
        """Take a heading without words, such as a dash, for one that was not written."""
        if not has_words(value["text"] or ""):
            value = {**value, "text": ""}
        return super().clean(value)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links. `[1]` refers to the first footnote of the same text."""

    def __init__(self, features: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(features=features or TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    """A quotation, with who said it, or their role where a name would be a risk."""

    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(
        label=_("Name or role"),
        required=False,
        help_text=_("Name nobody who could be harmed by it: a role is enough."),
    )
    role = blocks.CharBlock(label=_("Role or organisation"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class FootnotesBlock(blocks.ListBlock):
    """The notes of a text, in order. The text refers to the first of them by `[1]`."""

    def __init__(self, **kwargs: Any) -> None:
        note = blocks.RichTextBlock(features=["bold", "italic", "link"], label=_("Note"))
        super().__init__(note, **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Footnotes")
        template = "blocks/footnotes.html"
