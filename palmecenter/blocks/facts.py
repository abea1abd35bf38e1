"""Blocks of facts: terms with their values, and tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .text import INLINE_FEATURES


class FactBlock(blocks.StructBlock):
    """One fact: what it is about, and what holds."""

    term = blocks.CharBlock(label=_("Term"), max_length=120)
    value = blocks.RichTextBlock(label=_("Value"), features=INLINE_FEATURES)

    class Meta:
        label = _("Fact")


class FactsBlock(blocks.StructBlock):
    """A panel of facts, shown as a description list."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(FactBlock(), label=_("Facts"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        template = "blocks/facts.html"


class TableBlock(TypedTableBlock):
    """A table with a caption and one head row; numbers align on the decimal sign."""

    text = blocks.CharBlock(label=_("Words"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)
    rich_text = blocks.RichTextBlock(
        label=_("Words with links"), required=False, features=INLINE_FEATURES
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
