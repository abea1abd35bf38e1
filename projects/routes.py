"""What stands below the list of projects: files of open data, its map as a picture, its places."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from palmecenter.figures.picture import map_picture
from palmecenter.listing.term_pages import term_page_routes
from palmecenter.pages import routes
from palmecenter.pages.routes import Route

from .exports.formats import BY_NAME
from .exports.views import serve_export
from .models import ProjectIndexPage, ProjectPage
from .querysets import countries_with


def serve_map(page: ProjectIndexPage, request: HttpRequest) -> HttpResponse:
    """Send the map by itself: a page that shows it need not carry the outlines of the world."""
    picture = map_picture(country.code for country in countries_with(ProjectPage.rows()))
    return HttpResponse(picture, content_type="image/svg+xml")


# The files can be had of a place, too.
routes.register(
    ProjectIndexPage,
    *(
        Route(
            name=name,
            slugs={"sv": name, "en": name},
            view=partial(serve_export, name=name),
            follows=True,
        )
        for name in BY_NAME
    ),
    Route(name="map", slugs={"sv": "map.svg", "en": "map.svg"}, view=serve_map),
    *term_page_routes(ProjectIndexPage),
)
