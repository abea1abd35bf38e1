"""Words instead of an error where a view of the admin would store what a page refuses.

The editor's form asks beforehand. Wagtail approves in a workflow, copies, unpublishes and publishes
in views that ask nothing.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from palmecenter.languages.refusals import said_of

SAFE = {"GET", "HEAD", "OPTIONS"}


class RefusedMiddleware:
    """Leads whoever did what a page refuses to its editor, with the reasons above it.

    What they were doing to pages is undone as a whole, after any error: no half of a new page stays
    where the other half failed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Note what answers otherwise."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as without."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let what changes pages do so whole or not at all."""
        if request.method in SAFE or not _is_of_pages(request):
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ValidationError as error:
            return refused(request, error)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say elsewhere in the admin, too, what was refused."""
        is_ours = request.path_info.startswith(reverse("wagtailadmin_home"))
        return refused(request, error) if is_ours and isinstance(error, ValidationError) else None


def _is_of_pages(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (
        "wagtailadmin_pages" in match.namespaces or match.url_name == "wagtail_bulk_action"
    )


def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say it above the editor of what it is about. A dialogue of Wagtail's leads there too."""
    thing = getattr(error, "thing", None)
    address = AdminURLFinder(request.user).get_edit_url(thing) if thing is not None else None
    messages.error(request, said_of(thing, error))
    address = address or reverse("wagtailadmin_home")
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)
