"""The text of a file, and where in it the parts of its syntax stand."""

import ast
import re
from collections.abc import Sequence

Replacement = tuple[int, int, str]
"""From which byte to which, and by what."""
Span = tuple[int, int]
STANDS_ANYWHERE = (ast.Attribute, ast.Call, ast.Constant, ast.Name, ast.Subscript)


class Source:
    """A file's text. Places are counted in bytes, as `ast` does."""

    def __init__(self, text: str) -> None:
        """Note where the lines begin."""
        self.data = text.encode()
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line.encode()))

    def span(self, node: ast.AST) -> Span:
        """Return where a node begins and ends."""
        first, last = getattr(node, "lineno"), getattr(node, "end_lineno")  # noqa: B009 - of most nodes
        start, end = getattr(node, "col_offset"), getattr(node, "end_col_offset")  # noqa: B009
        return self.starts[first - 1] + start, self.starts[last - 1] + end

    def text(self, node: ast.AST) -> str:
        """Return a node's text, in brackets where it needs them to stand anywhere."""
        start, end = self.span(node)
        words = self.data[start:end].decode()
        return words if isinstance(node, STANDS_ANYWHERE) else f"({words})"

    def instead(self, node: ast.AST, text: str) -> Replacement:
        """Put a text in the place of a node."""
        return (*self.span(node), text)

    def word_between(self, left: ast.AST, right: ast.AST, old: str, new: str) -> Replacement | None:
        """Replace an operator between two nodes."""
        start, end = self.span(left)[1], self.span(right)[0]
        pattern = rb"\s+".join(re.escape(word).encode() for word in old.split())
        found = re.search(pattern, self.data[start:end])
        return (start + found.start(), start + found.end(), new) if found else None

    def without(self, spans: Sequence[Span], number: int) -> Replacement:
        """Remove one of some things between commas, and a comma beside it."""
        start, end = spans[number]
        if number + 1 < len(spans):
            return start, spans[number + 1][0], ""
        if number:
            return spans[number - 1][1], end, ""
        comma = re.match(rb"\s*,", self.data[end:])
        return start, end + (comma.end() if comma else 0), ""

    def decorator(self, node: ast.expr) -> Replacement:
        """Remove a decorator."""
        start, end = self.span(node)
        return self.data.rindex(b"@", 0, start), end, ""
