"""The map of all projects as a picture by itself, `map.svg` below the list's address.

A page that shows it need not carry the outlines of the world in its own text.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.url_routing import RouteResult

from palmecenter.figures.picture import map_picture
from palmecenter.languages.mixins import PageMixin
from palmecenter.listing.places import Place

MAP_PICTURE = "map.svg"


class MapPictureMixin(PageMixin):
    """A list of projects with its map as a picture. Comes before `ListPageMixin`."""

    at: Place | None
    """The place below the list that was asked for; see `ListPageMixin`."""

    class Meta:
        abstract = True

    def route_here(self, request: HttpRequest, rest: list[str]) -> RouteResult:
        """Find the picture, or what else is here. A country's own page has none."""
        if rest != [MAP_PICTURE] or self.at:
            return super().route_here(request, rest)
        if not self.live:
            raise Http404
        return RouteResult(self, kwargs={"is_map_picture": True})

    def serve(
        self, request: HttpRequest, *args: Any, is_map_picture: bool = False, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer with the picture, the same one at every address, or with the list."""
        if not is_map_picture:
            return super().serve(request, *args, **kwargs)
        from .queries import countries_with_projects

        picture = map_picture(country.code for country in countries_with_projects())
        return HttpResponse(picture, content_type="image/svg+xml")
