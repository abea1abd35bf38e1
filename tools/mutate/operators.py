"""The kinds of changes: what can be put in the place of one node of syntax."""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any

from .source import Replacement, Source

# What only people read, and what a migration has put into the database already.
UNSEEN_NAMES = set(
    "aria_label attrs classname constraints db_index default_permissions description error_messages"
    " heading help_text icon indexes label max_length menu_label null on_delete permissions"
    " related_name verbose_name verbose_name_plural widget __all__".split()
)
UNSEEN_CALLS = re.compile(r"(_|n?p?gettext(_lazy)?|(\w+\.)*log(ger)?\.\w+|cast|TypeVar)$")
# Without these a module cannot be imported, or it works as before.
NEEDED_DECORATORS = re.compile(
    r"abstractmethod|cache|classmethod|contextmanager|dataclass|overload|property|register"
    r"|setter|staticmethod|wraps"
)
# `queryset.filter(…)` becomes `queryset`.
NARROWING = set(
    "casefold distinct exclude filter live lower lstrip order_by public rstrip select_for_update"
    " strip".split()
)
COMPARED: dict[type, tuple[str, str]] = {
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="), ast.GtE: (">=", ">"), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"),
}  # fmt: skip
COMPUTED: dict[type, tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|"),
    ast.Mult: ("*", "+"), ast.FloorDiv: ("//", "*"),
}  # fmt: skip
Found = Iterator[Replacement | None]


def is_unseen(node: ast.AST) -> bool:
    """Whether nothing is in a node that a test should notice: words for people, types."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) or is_unseen(node.value)
    match node:
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name in UNSEEN_NAMES
        case ast.keyword(arg=str(name)):
            return name in UNSEEN_NAMES
        case ast.Call(func=func):
            return bool(UNSEEN_CALLS.match(ast.unparse(func)))
        case ast.Subscript(slice=ast.Tuple()):
            return True
    return False


def is_needed(decorator: ast.expr) -> bool:
    """Whether a function or a class could not be without a decorator, or would be as before."""
    return bool(NEEDED_DECORATORS.search(ast.unparse(decorator)))


def replacements(node: ast.AST, source: Source) -> Iterator[Replacement]:
    """Yield what can be put where in the place of a node or of a part of it."""
    if is_unseen(node):
        return
    for kind, find in KINDS.items():
        if isinstance(node, kind):
            yield from filter(None, find(node, source))


def _conditions(node: Any, source: Source) -> Found:
    """Turn a condition round; let a guard never be met."""
    yield source.instead(node.test, f"not {source.text(node.test)}")
    if isinstance(node, ast.If) and not node.orelse:
        yield source.instead(node.test, "False")


def _comprehension(node: Any, source: Source) -> Found:
    for condition in node.ifs:
        yield source.instead(condition, "True")


def _not(node: Any, source: Source) -> Found:
    if isinstance(node.op, ast.Not):
        yield source.instead(node, source.text(node.operand))


def _and_or(node: Any, source: Source) -> Found:
    """Leave out one of several conditions; take `and` for `or`."""
    words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    texts = [source.text(value) for value in node.values]
    yield source.instead(node, f"({f' {words[1]} '.join(texts)})")
    for number in range(len(texts)):
        rest = texts[:number] + texts[number + 1 :]
        yield source.instead(node, f"({f' {words[0]} '.join(rest)})")


def _compare(node: Any, source: Source) -> Found:
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        yield source.word_between(left, right, *COMPARED[type(operator)])
        left = right


def _compute(node: Any, source: Source) -> Found:
    words = COMPUTED.get(type(node.op))
    is_text = any(
        isinstance(one, ast.JoinedStr | ast.List) or _is_text(one)
        for one in (node.left, node.right)
    )
    if words and not is_text:
        yield source.word_between(node.left, node.right, *words)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)


def _statement(node: Any, source: Source) -> Found:
    """Leave a statement out: a call for what it does, a raise, a deletion, what is noted."""
    match node:
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Delete() | ast.AugAssign():
            yield source.instead(node, "pass")
        case ast.Continue() | ast.Break():
            yield source.instead(node, "pass")
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
            yield source.instead(node, "pass")
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield source.instead(value, "None")


def _with(node: Any, source: Source) -> Found:
    if not any(item.optional_vars for item in node.items):
        end = source.span(node.items[-1].context_expr)[1]
        yield source.span(node)[0], end, "if True"


def _decorated(node: Any, source: Source) -> Found:
    for decorator in node.decorator_list:
        if not is_needed(decorator):
            yield source.decorator(decorator)


def _constant(node: Any, source: Source) -> Found:
    if isinstance(node.value, bool):
        yield source.instead(node, str(not node.value))
    elif isinstance(node.value, int):
        yield source.instead(node, str(node.value + 1))
        yield source.instead(node, str(node.value - 1) if node.value else "2")


def _call(node: Any, source: Source) -> Found:
    """Leave out an argument that is given by name, or a call that narrows something down."""
    given = [*node.args, *node.keywords]
    spans = [source.span(one) for one in given]
    for number, one in enumerate(given):
        if isinstance(one, ast.keyword) and one.arg and not is_unseen(one):
            yield source.without(spans, number)
    if isinstance(node.func, ast.Attribute) and node.func.attr in NARROWING:
        yield source.instead(node, source.text(node.func.value))


def _elements(node: Any, source: Source) -> Found:
    """Leave out one of several things."""
    if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    spans = [source.span(one) for one in node.elts]
    empty = {ast.Tuple: "()", ast.List: "[]", ast.Set: "set()"}[type(node)]
    if len(spans) == 1:
        yield source.instead(node, empty)
        return
    for number in range(len(spans)):
        yield source.without(spans, number)


def _dictionary(node: Any, source: Source) -> Found:
    if not all(node.keys):
        return
    spans = [
        (source.span(key)[0], source.span(value)[1])
        for key, value in zip(node.keys, node.values, strict=True)
    ]
    for number in range(len(spans)):
        yield source.without(spans, number)


def _slice(node: Any, source: Source) -> Found:
    if isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
        yield source.instead(node, source.text(node.value))


KINDS: dict[Any, Callable[[Any, Source], Found]] = {
    (ast.If, ast.While, ast.IfExp): _conditions,
    ast.comprehension: _comprehension,
    ast.UnaryOp: _not,
    ast.BoolOp: _and_or,
    ast.Compare: _compare,
    ast.BinOp: _compute,
    ast.stmt: _statement,
    ast.With: _with,
    (ast.FunctionDef, ast.ClassDef): _decorated,
    ast.Constant: _constant,
    ast.Call: _call,
    (ast.Tuple, ast.List, ast.Set): _elements,
    ast.Dict: _dictionary,
    ast.Subscript: _slice,
}
