"""What a running text says, in all its blocks: words, what links lead to, what pictures show.

By the kind of value, not of block: a block that is new is read too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from wagtail.blocks import BoundBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import RichText

# All that does not begin a line of its own: bold type in the middle of a word parts nothing.
INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup u var "
    "wbr".split()
)
SPOKEN = frozenset({"alt", "title", "aria-label"})
LEADING = frozenset({"href", "src", "url"})


@dataclass(frozen=True)
class Linked:
    """What a rich text links to or shows: a model, and keys that may be those of nothing."""

    model: Any
    keys: frozenset[str]


Part = str | Model | Linked | tuple[str, str]
"""Words, something that is shown or linked to, or an address (`("address", "https://…")`)."""


@singledispatch
def parts_of(value: Any) -> Iterator[Part]:
    """Yield what a value of a block holds, in the order in which it is shown."""
    yield ("address", str(value.url)) if hasattr(value, "url") else str(value)


@parts_of.register
def _nothing(value: bool | None) -> Iterator[Part]:
    yield from ()


@parts_of.register
def _thing(value: Model) -> Iterator[Part]:
    yield value


@parts_of.register
def _words(value: str) -> Iterator[Part]:
    yield ("address", value) if "://" in value else value


@parts_of.register
def _rich_text(value: RichText) -> Iterator[Part]:
    yield from parts_of_html(value.source)


@parts_of.register
def _block(value: BoundBlock) -> Iterator[Part]:
    yield from parts_of(value.value)


@parts_of.register
def _table(value: TypedTable) -> Iterator[Part]:
    yield from parts_of(getattr(value, "caption", ""))
    yield from (column["heading"] for column in value.columns)
    for row in value.row_data:
        yield from parts_of(row["values"])


@parts_of.register
def _group(value: Mapping) -> Iterator[Part]:
    yield from parts_of(value.values())


@parts_of.register
def _several(value: Iterable) -> Iterator[Part]:
    for one in value:
        yield from parts_of(one)


def parts_of_html(source: str) -> Iterator[Part]:
    """Yield the words of a rich text as one, and what it shows and leads to."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    yield "".join(parser.words)
    yield from parser.shown
    for model, keys in parser.linked.items():
        yield Linked(model, frozenset(keys))


class _Parser(HTMLParser):
    """Takes rich text, as it is stored, apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.shown: list[Part] = []
        self.linked: dict[Any, set[str]] = {}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)
        given = {name: value for name, value in attrs if value}
        self.shown += [value for name, value in given.items() if name in SPOKEN]
        self.shown += [("address", value) for name, value in given.items() if name in LEADING]
        kind = given.get("linktype") or given.get("embedtype") or ""
        if (model := _model(kind)) and given.get("id", "").isdecimal():
            self.linked.setdefault(model, set()).add(given["id"])

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in INLINE:
            self.words.append("\n")


def _model(kind: str) -> Any:
    if kind == "page":
        return Page
    return {"document": get_document_model, "image": get_image_model}.get(kind, lambda: None)()
