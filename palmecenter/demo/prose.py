"""From Markdown and structured records to the blocks of a page's body, as plain data.

Every function returns blocks in the form in which StreamFields are stored: `type` and `value`.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Block = dict[str, Any]

# Wagtail's editor keeps bold and italic as these elements.
EDITOR_TAGS = {"strong": "b", "em": "i"}

_markdown = MarkdownIt("commonmark", {"html": False})


def from_markdown(source: str) -> list[Block]:
    """Return the blocks of a Markdown text.

    A heading block for each heading (`##` or deeper), a text block for what lies between them.
    """
    blocks: list[Block] = []
    between: list[Token] = []
    tokens = _markdown.parse(source)
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type == "heading_open":
            blocks += _text_block(between)
            between = []
            level = 2 if token.tag in {"h1", "h2"} else 3
            blocks.append(heading(tokens[position + 1].content, level))
            position += 3
        else:
            between.append(token)
            position += 1
    return blocks + _text_block(between)


def _text_block(tokens: Sequence[Token]) -> list[Block]:
    if not tokens:
        return []
    for token in tokens:
        for child in token.children or ():
            child.tag = EDITOR_TAGS.get(child.tag, child.tag)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    # The editor keeps no white space between elements.
    return [text(html.replace(">\n", ">").strip())]


def heading(words: str, level: int = 2) -> Block:
    """Return a heading of level 2 or 3."""
    return {"type": "heading", "value": {"text": words, "level": str(level)}}


def text(html: str) -> Block:
    """Return a rich text block of HTML that Wagtail's editor knows."""
    return {"type": "text", "value": html}


def paragraph(words: str) -> Block:
    """Return a text block of one paragraph of plain words."""
    return text(f"<p>{escape(words, quote=False)}</p>")


def bullets(items: Iterable[str]) -> Block:
    """Return a text block with a list of plain words."""
    return text("<ul>" + _list_items(items) + "</ul>")


def _list_items(items: Iterable[str]) -> str:
    return "".join(f"<li>{escape(item, quote=False)}</li>" for item in items)


def facts(title: str, rows: Iterable[tuple[str, str | Sequence[str]]]) -> Block:
    """Return a panel of facts from terms and their values: plain words, a paragraph or several."""
    items = [{"term": term, "value": html} for term, value in rows if (html := _paragraphs(value))]
    return {"type": "facts", "value": {"title": title, "items": items}}


def _paragraphs(value: str | Sequence[str]) -> str:
    parts = [value] if isinstance(value, str) else value
    return "".join(f"<p>{_linked(words)}</p>" for words in parts if words)


def _linked(words: str) -> str:
    """Return words as HTML, an e-mail address as a link."""
    html = escape(words, quote=False)
    return f'<a href="mailto:{html}">{html}</a>' if "@" in words and " " not in words else html


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """Return a table of plain words."""
    return {
        "type": "table",
        "value": {
            "caption": caption,
            "columns": [{"type": "text", "heading": column} for column in columns],
            "rows": [{"values": list(row)} for row in rows],
        },
    }


def picture(image_id: int) -> Block:
    """Return a picture as wide as the text."""
    return {"type": "picture", "value": {"image": image_id, "size": "normal"}}


def call_to_action(label: str, page_id: int) -> Block:
    """Return a link to a page of the site, as the thing to do next."""
    return {
        "type": "call_to_action",
        "value": {"text": "", "label": label, "page": page_id, "url": ""},
    }
