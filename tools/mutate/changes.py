"""Which small changes can be made in a file, each as a piece of text in the place of another."""

import ast
from dataclasses import asdict, dataclass
from difflib import unified_diff
from typing import Any, Self

from .operators import is_needed, is_unseen, replacements
from .source import Source

UNSEEN_FUNCTIONS = {"__str__", "__repr__"}
TYPES = {"annotation", "returns"}


@dataclass(frozen=True)
class Change:
    """`text` in the place of what stands between two bytes of a file.

    `function` is the qualified name of the outermost function whose body it is in, if any; `first`
    and `last` are the lines of the statement, or of its head.
    """

    path: str
    start: int
    end: int
    text: str
    function: str
    first: int
    last: int

    def made_in(self, source: str) -> str:
        """Return a source with the change."""
        data = source.encode()
        return (data[: self.start] + self.text.encode() + data[self.end :]).decode()

    def diff(self, source: str) -> str:
        """Return the change as a patch."""
        lines, changed = source.splitlines(), self.made_in(source).splitlines()
        patch = unified_diff(lines, changed, self.path, self.path, lineterm="", n=1)
        return "\n".join(patch)

    def as_data(self) -> dict[str, Any]:
        """Return what JSON holds of it."""
        return asdict(self)

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> Self:
        """Return a change as JSON holds it."""
        return cls(**data)


def changes_in(path: str, source: str) -> list[Change]:
    """Return the changes that can be made in a file, without those that would be no Python."""
    finder = Finder(path, source)
    whole = ast.parse(source)
    finder.visit(whole)
    known, found = {ast.dump(whole)}, []
    for change in finder.found:
        try:
            made = ast.dump(ast.parse(change.made_in(source)))
        except SyntaxError:
            continue
        if made not in known:
            known.add(made)
            found.append(change)
    return found


class Finder(ast.NodeVisitor):
    """Notes the changes that can be made in what it visits."""

    def __init__(self, path: str, source: str) -> None:
        """Begin at the head of a file."""
        self.path, self.source = path, Source(source)
        self.scope: list[str] = []
        self.function = ""
        self.lines = (1, 1)
        self.found: list[Change] = []

    def visit(self, node: ast.AST) -> None:
        """Note the changes of a node, and of what is in it."""
        if isinstance(node, ast.stmt):
            self.lines = _lines_of(node)
        for start, end, text in replacements(node, self.source):
            self.found.append(Change(self.path, start, end, text, self.function, *self.lines))
        if not is_unseen(node):
            super().visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        """Go on to what is in a node, but for types, which are not run."""
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and name not in TYPES:
                    self.visit(child)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Go on within a class."""
        self._within(node, self.function)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Go on within a function. What stands before its body is run where it is defined."""
        self.visit(node.args)
        self._within(node, self.function or ".".join([*self.scope, node.name]))

    def _within(self, node: ast.ClassDef | ast.FunctionDef, function: str) -> None:
        if node.name in UNSEEN_FUNCTIONS:
            return
        for decorator in node.decorator_list:
            if not is_needed(decorator):
                self.visit(decorator)
        outer, self.function = self.function, function
        self.scope.append(node.name)
        for statement in node.body:
            self.visit(statement)
        self.scope.pop()
        self.function = outer


def _lines_of(node: ast.stmt) -> tuple[int, int]:
    """Return the first and the last line of a statement, without the statements within it."""
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return node.lineno, max(node.lineno, last)
