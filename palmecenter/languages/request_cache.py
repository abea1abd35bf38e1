"""What is remembered for the time of one request, so that it is looked up once.

Outside of a request nothing is remembered. Nothing here is needed to be correct.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest

Value = TypeVar("Value")
_cache: ContextVar[dict[str, Any] | None] = ContextVar("request_cache", default=None)


# Under which the request itself is remembered, which nothing that changes makes another.
REQUEST = "request"


@contextmanager
def caching(request: HttpRequest | None = None) -> Iterator[None]:
    """Remember what `get_cached` looks up until the block ends, and the request that it is for."""
    token = _cache.set({REQUEST: request})
    try:
        yield
    finally:
        _cache.reset(token)


def get_cached(key: str, look_up: Callable[[], Value]) -> Value:
    """Return what `look_up` returned the first time in this request."""
    cache = _cache.get()
    if cache is None:
        return look_up()
    if key not in cache:
        cache[key] = look_up()
    return cache[key]


def set_cached(key: str, value: object) -> None:
    """Remember a value that is at hand already, for `get_cached` to return."""
    cache = _cache.get()
    if cache is not None:
        cache[key] = value


def clear_cache(**kwargs: object) -> None:
    """Forget everything: a signal receiver for whatever may change what pages show."""
    cache = _cache.get()
    if cache:
        request = cache[REQUEST]
        cache.clear()
        cache[REQUEST] = request


def current_request() -> HttpRequest | None:
    """Return the request that is being answered; None outside of one."""
    return (_cache.get() or {}).get(REQUEST)
