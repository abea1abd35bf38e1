"""Words instead of an error where a view of the admin would store what a page refuses.

The editor's form asks beforehand. Wagtail approves in a workflow, copies, unpublishes and publishes
in views that ask nothing.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from palmecenter.errors.records import named
from palmecenter.errors.views import error_page
from palmecenter.languages.refusals import said_of

from .garbled import asks_of_nothing, is_garbled, makes_no_sense, takes_nothing

logger = logging.getLogger(__name__)

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
        if request.method == "POST" and takes_nothing(view):
            raise Http404
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            _forget_what_is_no_address(request)
        if request.method in SAFE or not _is_of_pages(request):
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except Exception as error:
            if response := _answer(request, error):
                return response
            raise

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say elsewhere in the admin, too, what was refused."""
        is_ours = request.path_info.startswith(reverse("wagtailadmin_home"))
        return _answer(request, error) if is_ours else None


def _forget_what_is_no_address(request: HttpRequest) -> None:
    """Leave out where to go on to when that is none: Wagtail stores the form, and then fails."""
    for name in ("POST", "GET"):
        sent = getattr(request, name)
        if sent.get("next") and "/" not in sent["next"]:
            left = sent.copy()
            del left["next"]
            setattr(request, name, left)


def _answer(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Return what to say instead of failing; None where the fault is ours."""
    if is_garbled(error) and request.method == "POST":
        logger.warning("A form was refused as garbled: %s", named(error))
        return error_page(request, 400, name="400_garbled")
    if makes_no_sense(error):
        logger.warning("An address was refused, as it makes no sense: %s", named(error))
        return _not_understood(request)
    if asks_of_nothing(error) and request.method == "POST" and _is_of_root(request):
        return error_page(request, 404)
    return refused(request, error) if isinstance(error, ValidationError) else None


def _not_understood(request: HttpRequest) -> HttpResponse:
    """Say so, to the scripts of the admin as its API says all else."""
    match = request.resolver_match
    if match is not None and "wagtailadmin_api" in match.namespaces:
        words = _("Something in the address is not as it should be.")
        return JsonResponse({"message": words}, status=400)
    return error_page(request, 400)


def _is_of_root(request: HttpRequest) -> bool:
    """Tell whether a view was asked about the root of all pages, which has no place of its own.

    Wagtail's views that order, lock and unlock a page look for the one above it.
    """
    match = request.resolver_match
    keys = match.kwargs.values() if match is not None else ()
    asked_for = [key for key in keys if isinstance(key, int)]
    return Page.objects.filter(depth=1, pk__in=asked_for).exists()


def _is_of_pages(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (
        "wagtailadmin_pages" in match.namespaces or match.url_name == "wagtail_bulk_action"
    )


def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say it above the editor of what it is about. A dialogue of Wagtail's leads there too."""
    thing = getattr(error, "thing", None)
    # What was to be made, and was not, has no editor.
    is_there = thing is not None and thing.pk is not None
    address = AdminURLFinder(request.user).get_edit_url(thing) if is_there else None
    messages.error(request, said_of(thing, error))
    address = address or reverse("wagtailadmin_home")
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)
