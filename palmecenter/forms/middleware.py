"""Protection of visitors' forms against other sites, without a cookie."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_callable

from .origin import comes_from_here

PAGES = {"wagtail_serve", "wagtail_serve_file"}
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}

# On a view that is no page's and takes forms from visitors.
MARK = "takes_visitors_forms"


def takes_visitors_forms(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view take a form that one of our own pages sent, without a cookie."""
    setattr(view, MARK, True)
    return view


class VisitorFormsMiddleware:
    """Let a page take a form that one of our own pages sent; refuse what another site sends.

    For pages, and views that ask for it, and before Django's own middleware, which asks for a
    cookie and goes on to guard the admin. See docs/decisions for why this is enough.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; what matters happens once its view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Check where a form for a page comes from, and tell Django that it has been checked."""
        match = request.resolver_match
        takes_forms = match is not None and (match.url_name in PAGES or hasattr(view, MARK))
        if request.method in SAFE or not takes_forms:
            return None
        if not comes_from_here(request):
            refuse = get_callable(settings.CSRF_FAILURE_VIEW)
            return refuse(request, reason="It was sent by another site.")
        # What Django's own middleware looks for.
        setattr(request, "csrf_processing_done", True)  # noqa: B010 - no declared attribute
        return None
