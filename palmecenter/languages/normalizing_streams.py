"""Running texts as they are stored, each block's words written as `normalizing` says."""

from collections.abc import Mapping
from typing import Any

from wagtail.blocks import (
    Block,
    ListBlock,
    RawHTMLBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from .normalizing import normalized, normalized_html, normalized_line


def normalized_stream(block: Block, raw: Any) -> Any:
    """Write the texts in what a block stores, whatever blocks are in it; what is no text stays.

    `raw` is what the block writes as JSON. A shape that is not the block's own stays as it is:
    Wagtail reads old ones too.
    """
    if isinstance(raw, str):
        return _written(block, raw)
    if isinstance(block, StreamBlock) and isinstance(raw, list):
        return [_child(one, block.child_blocks.get(_type_of(one))) for one in raw]
    if isinstance(block, ListBlock) and isinstance(raw, list):
        return [_item(block.child_block, one) for one in raw]
    if isinstance(block, StructBlock) and isinstance(raw, Mapping):
        return _mapped(block.child_blocks, raw)
    if isinstance(block, BaseTypedTableBlock) and isinstance(raw, Mapping):
        return _table(block, raw)
    return raw


def _written(block: Block, text: str) -> str:
    if isinstance(block, RichTextBlock | RawHTMLBlock):
        return normalized_html(text)
    return normalized(text) if isinstance(block, TextBlock) else normalized_line(text)


def _type_of(child: Any) -> str:
    return str(child.get("type", "")) if isinstance(child, Mapping) else ""


def _child(child: Any, block: Block | None) -> Any:
    if block is None or "value" not in child:
        return child
    return {**child, "value": normalized_stream(block, child["value"])}


def _item(block: Block, item: Any) -> Any:
    """Write an item of a list, which old rows hold without a type or an id of its own."""
    is_wrapped = isinstance(item, Mapping) and {"type", "value"} <= item.keys()
    return _child(item, block) if is_wrapped else normalized_stream(block, item)


def _mapped(blocks: Mapping[str, Block], raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: normalized_stream(blocks[name], value) if name in blocks else value
        for name, value in raw.items()
    }


def _table(block: BaseTypedTableBlock, raw: Mapping[str, Any]) -> dict[str, Any]:
    columns = [
        {**column, "heading": _line(column.get("heading"))} for column in raw.get("columns", ())
    ]
    kinds = [block.child_blocks.get(column.get("type")) for column in columns]
    rows = [
        {**row, "values": [_cell(*cell) for cell in zip(kinds, row["values"], strict=False)]}
        for row in raw.get("rows", ())
    ]
    return {**raw, "columns": columns, "rows": rows, "caption": _line(raw.get("caption"))}


def _cell(block: Block | None, value: Any) -> Any:
    return value if block is None else normalized_stream(block, value)


def _line(text: Any) -> Any:
    return normalized_line(text) if isinstance(text, str) else text
