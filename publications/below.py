"""What a page answers for below its own address: files, feeds, forms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from wagtail.url_routing import RouteResult

from palmecenter.languages.codes import CODES, active
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.reading import reader_language
from palmecenter.pages.context import absolute_url, page_context


@dataclass(frozen=True)
class Below:
    """One thing below a page: its path there in each language, and what answers.

    `takes_forms` says that it may be sent a form (POST).
    """

    paths: dict[str, str]
    view: Callable[[Any, HttpRequest], HttpResponseBase]
    takes_forms: bool = False

    def address(self, page: Any) -> str:
        """Return the path of the whole address in the reader's language."""
        code = reader_language()
        return f"{page.address(code)}{self.paths[code]}"


def below_context(page: Any, request: HttpRequest, paths: dict[str, str]) -> dict[str, Any]:
    """Return the context of something below a page that is a page of its own to readers."""
    context = page_context(page, request)
    addresses = {code: f"{page.address(code)}{paths[code]}" for code in CODES}
    query = request.META.get("QUERY_STRING", "")
    return {
        **context,
        "page": page,
        "crumbs": [*context["crumbs"], page],
        "alternates": [
            replace(one, url=addresses[one.code] + (f"?{query}" if query else ""))
            for one in context["alternates"]
        ],
        "canonical": absolute_url(request, addresses[reader_language()]),
        "hreflangs": {code: absolute_url(request, url) for code, url in addresses.items()},
        "views": [],
    }


class AnswersBelow(PageMixin):
    """A page that answers for addresses below its own, beside the views that every page has."""

    class Meta:
        abstract = True

    def find_below(self, path: str, code: str) -> Below | None:
        """Return what is at a path (no slash in front) in a language; None where nothing is."""
        raise NotImplementedError

    def route_here(self, request: HttpRequest, rest: list[str]) -> RouteResult:
        """Return the page with what is below it at the end of an address, or its views."""
        if self.live and rest:
            path = request.path_info.rstrip("/").split("/")[-len(rest) :]
            slash = "/" if request.path_info.endswith("/") else ""
            below = self.find_below("/".join(path) + slash, active())
            if below:
                return RouteResult(self, kwargs={"below": below})
        return super().route_here(request, rest)

    def check_request_method(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase | None:
        """Take a form only where one belongs."""
        # Wagtail hands on what `serve` gets unopened: a list, and a dictionary.
        below = args[1].get("below") if len(args) > 1 else None
        if request.method == "POST" and below is not None and below.takes_forms:
            return None
        return super().check_request_method(request, *args, **kwargs)

    def serve(
        self, request: HttpRequest, *args: Any, below: Below | None = None, **kwargs: Any
    ) -> HttpResponseBase:
        """Serve the page, or what is below it, at its one address in the reader's language."""
        if below is None:
            return super().serve(request, *args, **kwargs)
        address = below.address(self)
        if request.path_info != urlsplit(address).path:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        return below.view(self, request)
