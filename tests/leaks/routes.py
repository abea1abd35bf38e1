"""Every address pattern of the project, and those that the crawls leave out, with why."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver
from django.utils import translation

LEFT_OUT = {
    # Route: why nobody asks for it.
    r"sv/((?:[\w\-]+/)*)$": "Wagtail's own view of pages stands behind ours, which takes all",
    **dict.fromkeys(
        ("admin/logout/", "admin/sign-in/logout/"), "it would end the crawl, and shows nothing"
    ),
}


def routes() -> set[str]:
    """Return every pattern, as `resolve(…).route` names it."""
    with translation.override("sv"):
        return set(_below(get_resolver(), ""))


def _below(resolver: Any, above: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        text = str(one.pattern)
        route = above + (text.removeprefix("^") if above else text)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from _below(one, route)
