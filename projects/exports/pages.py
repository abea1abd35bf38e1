"""The files of open data below the address of the list of projects."""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from wagtail.url_routing import RouteResult

from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.reading import reader_language


class OpenDataMixin(PageMixin):
    """A list whose selection can be had as files. Comes before `ListPageMixin` among the bases."""

    class Meta:
        abstract = True

    def route_here(self, request: HttpRequest, rest: list[str]) -> RouteResult:
        """Find a file by its name, or what else is here."""
        from .views import BY_NAME

        if rest[:1] and rest[0] in BY_NAME and not rest[1:]:
            if not self.live:
                raise Http404
            return RouteResult(self, kwargs={"file": rest[0]})
        return super().route_here(request, rest)

    def serve(
        self, request: HttpRequest, *args: Any, file: str = "", **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with a file at its one address in each language, or with the list."""
        from .views import serve_export

        if not file:
            return super().serve(request, *args, **kwargs)
        address = f"{self.place(reader_language())}{file}"
        if request.path_info != urlsplit(address).path:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        return serve_export(self, request, file)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `data_files`: what the selection can be had as, and `exclusions`: what is not in."""
        from .views import links, policy

        context = super().get_context(request, *args, **kwargs)
        return context | {"data_files": links(self, request), "exclusions": policy(request)}
