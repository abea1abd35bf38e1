"""The view of all pages; and errors in the reader's language, robots.txt and the health check."""

from typing import Any

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail import views

from .restrictions import is_kept_from
from .routing import route
from .sites import find_site


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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the address or the form makes no sense (400)."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this is not for everyone (403)."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and where to look instead (404)."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours (500). Needs neither database nor session."""
    return render(request, "500.html", status=500)


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
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, else 503, for the container's health check."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _plain("database unavailable", status=503)
    return _plain("ok")


def _plain(text: str, **kwargs: Any) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", **kwargs)
