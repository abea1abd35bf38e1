"""The view of all pages; robots.txt, the icons and the health check."""

import logging
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail import views

from palmecenter.languages import views as languages_views
from palmecenter.languages.localized import reading_in
from palmecenter.languages.redirect_fallback import query_of, with_query

from .access import is_kept_from
from .doors import door_asked_for, doors
from .routing import route
from .sites import find_site

logger = logging.getLogger(__name__)

# What browsers and telephones ask for by name. The files are drawn by `tools/icons.py`.
ICONS = {
    "favicon.ico": ("favicon.ico", "image/x-icon"),
    "apple-touch-icon.png": ("apple-touch-icon.png", "image/png"),
    "apple-touch-icon-precomposed.png": ("apple-touch-icon.png", "image/png"),
}


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at a path below the language, as Wagtail's view does, hooks and all."""
    site = find_site(request)
    if site is None:
        raise Http404
    found = route(site.root_page, request, [part for part in path.split("/") if part])
    if is_kept_from(found.page, request):
        raise Http404
    # Where Wagtail's own view, and everybody who asks for the page of a request, looks first.
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]  # Wagtail's own name
    # Not a form below it, or a file: what those give may be one visitor's.
    request.is_for_page_itself = not (found.args or found.kwargs)  # type: ignore[attr-defined]  # ours
    return views.serve(request, path)


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Redirect `/` to what `Accept-Language` asks for first: Swedish, English, or a door."""
    door = door_asked_for(request)
    if door is None:
        return languages_views.choose_language(request)
    return HttpResponseRedirect(with_query(door.url, query_of(request)))


@require_safe
def serve_door(request: HttpRequest, slug: str, view: str = "") -> HttpResponse:
    """Serve the door of a language, or its print view or PDF.

    It speaks for itself whoever asks: what is said besides its own words is in English.
    """
    site = find_site(request)
    found = next((door for door in doors(request) if door.page.slug == slug), None)
    if site is None or found is None:
        raise Http404
    with translation.override("en"), reading_in("en"):
        page = found.page.specific_class.for_display().get(pk=found.page.pk).as_live_row()
        page.ancestors_met = []
        match = page.route_here(request, [part for part in view.split("/") if part])
        response = page.serve(request, **match.kwargs)
        if hasattr(response, "render"):
            response.render()
    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.headers["Content-Language"] = "en" if view else page.language
    return response


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what to leave alone and where the sitemap is (RFC 9309)."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """Send the site's icon from where it is asked for on every site, without a look at a page."""
    file, kind = ICONS[name]
    response = HttpResponse(_drawn(file), content_type=kind)
    response.headers["Cache-Control"] = f"public, max-age={30 * 24 * 3600}, immutable"
    return response


@cache
def _drawn(file: str) -> bytes:
    return Path(settings.STATICFILES_DIRS[0], "img", file).read_bytes()


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, else 503, for the container's health check."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        # Where nobody reads a page, this alone notices.
        logger.exception("The database does not answer.")
        return _plain("database unavailable", status=503)
    return _plain("ok")


def _plain(text: str, **kwargs: Any) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", **kwargs)
