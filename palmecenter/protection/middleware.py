"""Words instead of an error where a view of Wagtail's would lower a level."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from wagtail.admin.admin_url_finder import AdminURLFinder

from .lowering import LevelLoweredError


class LoweringMiddleware:
    """Leads whoever would lower a level without having been asked to where they are asked.

    Wagtail approves in a workflow, copies and publishes in views that know nothing of levels. What
    they were doing is undone, as after any error.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Note what answers otherwise."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as without."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say it above the editor of what it is about. A dialogue of Wagtail's leads there too."""
        if not isinstance(error, LevelLoweredError):
            return None
        address = AdminURLFinder(request.user).get_edit_url(error.thing)
        if not address:
            return None
        for message in error.messages:
            messages.error(request, message)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
