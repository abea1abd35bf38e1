"""What is remembered for the time of one request, so that it is looked up once.

Outside of a request nothing is remembered. Nothing here is needed to be correct.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest

Value = TypeVar("Value")
_memo: ContextVar[dict[str, Any] | None] = ContextVar("request_memo", default=None)


# Under which the request itself is remembered, which nothing that changes makes another.
REQUEST = "request"


@contextmanager
def remembering(request: HttpRequest | None = None) -> Iterator[None]:
    """Remember what `once` looks up until the block ends, and the request that it is for."""
    token = _memo.set({REQUEST: request})
    try:
        yield
    finally:
        _memo.reset(token)


def once(key: str, look_up: Callable[[], Value]) -> Value:
    """Return what `look_up` returned the first time in this request."""
    memo = _memo.get()
    if memo is None:
        return look_up()
    if key not in memo:
        memo[key] = look_up()
    return memo[key]


def keep(key: str, value: object) -> None:
    """Remember a value that is at hand already, for `once` to return."""
    memo = _memo.get()
    if memo is not None:
        memo[key] = value


def forget(**kwargs: object) -> None:
    """Forget everything: a signal receiver for whatever may change what pages show."""
    memo = _memo.get()
    if memo:
        request = memo[REQUEST]
        memo.clear()
        memo[REQUEST] = request


def request_at_hand() -> HttpRequest | None:
    """Return the request that is being answered; None outside of one."""
    return (_memo.get() or {}).get(REQUEST)
