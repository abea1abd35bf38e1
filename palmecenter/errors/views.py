"""What Django calls when a request fails: the handlers that `palmecenter.urls` names."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from .causes import is_database_away, is_disk_full, is_sender_gone
from .pages import error_page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the address or the form makes no sense (400), or that it is too large (413)."""
    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this is not for everyone (403)."""
    return error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form came from elsewhere, or without the cookie that guards it (403)."""
    return error_page(request, 403, name="403_csrf")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and where to look instead (404)."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours (500), or that the site cannot answer just now (503).

    Called while the exception is being handled.
    """
    error = sys.exc_info()[1] or Exception()
    if is_sender_gone(error):
        return error_page(request, 400)
    if is_database_away(error):
        return error_page(request, 503)
    if is_disk_full(error):
        return error_page(request, 503, name="503_full")
    return error_page(request, 500)
