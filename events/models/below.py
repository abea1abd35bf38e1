"""Files below a page's own address, such as `calendar.ics`."""

from collections.abc import Callable
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.module_loading import import_string
from wagtail.url_routing import RouteResult

from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.reading import reader_language


class BelowMixin(PageMixin):
    """A page with files below its address. Their names are the same in both languages."""

    files: ClassVar[dict[str, str]] = {}
    """The view of each file by its name: a function of the page and the request, as a path."""

    class Meta:
        abstract = True

    def route_here(self, request: HttpRequest, rest: list[str]) -> RouteResult:
        """Return the page, one of its views, or one of its files."""
        if self.live and len(rest) == 1 and rest[0] in self.files:
            return RouteResult(self, kwargs={"file": rest[0]})
        return super().route_here(request, rest)

    def serve(
        self, request: HttpRequest, *args: Any, file: str = "", **kwargs: Any
    ) -> HttpResponse:
        """Serve a file at its one address in the reader's language, query kept; or the page."""
        if not file:
            return super().serve(request, *args, **kwargs)
        address = f"{self.address(reader_language())}{file}"
        if request.path_info != urlsplit(address).path:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        view = cast(Callable[[Any, HttpRequest], HttpResponse], import_string(self.files[file]))
        return view(self, request)
