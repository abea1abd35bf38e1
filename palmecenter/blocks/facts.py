"""Blocks of facts: terms with their values, and tables."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock

from palmecenter.forms.numbers import NumberField
from palmecenter.languages.codes import active

from .numbers import aligned
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


class NumberBlock(blocks.DecimalBlock):
    """A number as people type it. To migrations it is Wagtail's own: what is stored is the same."""

    def __init__(self, required: bool = True, help_text: str | None = None, **kwargs: Any) -> None:
        """Make the block with a field that reads commas and blanks."""
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = NumberField(required=required, help_text=help_text or "")

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Describe the block as the one that it stands for."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.DecimalBlock", args, kwargs


class TableBlock(TypedTableBlock):
    """A table with a caption and one head row; numbers align on the decimal sign."""

    text = blocks.CharBlock(label=_("Words"), required=False)
    number = NumberBlock(label=_("Number"), required=False)
    rich_text = blocks.RichTextBlock(
        label=_("Words with links"), required=False, features=INLINE_FEATURES
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"

    def get_context(
        self, value: TypedTable, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add `rows`: lists of cells with `is_number` and `shown`, numbers aligned by column."""
        context = super().get_context(value, parent_context)
        columns = [
            self._cells(column["block"], [row["values"][place] for row in value.row_data])
            for place, column in enumerate(value.columns)
        ]
        context["rows"] = list(zip(*columns, strict=True))
        return context

    @staticmethod
    def _cells(block: blocks.Block, values: list[Any]) -> list[dict[str, Any]]:
        if block.name != "number":
            return [{"is_number": False, "shown": block.bind(value)} for value in values]
        return [{"is_number": True, "shown": number} for number in aligned(values, active())]
