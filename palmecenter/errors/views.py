"""What Django calls when a request fails, and the page that an error gets.

It is whole where that is possible, else bare, and at the worst a line. The whole page has the
site's head, menu and foot, which come from the database. The bare one needs neither site, user,
database nor an address that exists. Both are made of one template a status (`404.html`), which
stands in whichever layout it is given.
"""

import logging
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html, format_html_join

from palmecenter.languages.codes import CODES
from palmecenter.languages.localized import reading_in
from palmecenter.languages.middleware import language_asked_for, language_in_address
from palmecenter.languages.request_cache import caching

from .causes import is_database_away, is_disk_full, is_sender_gone

logger = logging.getLogger(__name__)

SECONDS_TO_COME_BACK = 30


def error_page(request: HttpRequest, status: int, *, name: str = "") -> HttpResponse:
    """Make the page of an error, by the template `name`.html, which is the status unless said."""
    name = name or str(status)
    if status < 500:
        try:
            return _whole(request, status, name)
        except Exception:  # whatever the whole page needs that is not there
            logger.exception("The page of an error could not be shown whole.")
    return bare_page(request, status, name=name)


def bare_page(request: HttpRequest, status: int, *, name: str = "") -> HttpResponse:
    """Make a page of an error that needs nothing but its template and the style sheets."""
    codes = languages_for(request)
    context = {"status": status, "request_id": getattr(request, "request_id", "")}
    try:
        html = _bare(name or str(status), codes, context)
    except Exception:  # not even the style sheets
        logger.exception("The bare page of an error could not be shown.")
        html = _plain(status, codes)
    response = HttpResponse(html, status=status)
    response.headers["Content-Language"] = ", ".join(codes)
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = str(SECONDS_TO_COME_BACK)
    return response


def languages_for(request: HttpRequest) -> tuple[str, ...]:
    """The reader's language by the address, else by what the browser asks for, else both."""
    found = language_in_address(request) or language_asked_for(request)
    return (found,) if found else CODES


def _whole(request: HttpRequest, status: int, name: str) -> HttpResponse:
    code = languages_for(request)[-1]
    with translation.override(code), reading_in(code), caching():
        return render(request, f"{name}.html", {"layout": "error.html"}, status=status)


def _bare(name: str, codes: tuple[str, ...], context: dict[str, Any]) -> str:
    def said(code: str, layout: str) -> str:
        with translation.override(code), reading_in(code):
            return render_to_string(f"{name}.html", {**context, "code": code, "layout": layout})

    parts = [said(code, "errors/part.html") for code in codes]
    title = " / ".join(said(code, "errors/title.html").strip() for code in codes)
    return render_to_string("errors/bare.html", {"title": title, "parts": parts, "code": codes[0]})


def _plain(status: int, codes: tuple[str, ...]) -> str:
    links = format_html_join(" ", '<a href="/{}/">/{}/</a>', ((code, code) for code in codes))
    return format_html(
        '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title><h1>{}</h1><p>{}',
        codes[0],
        status,
        status,
        links,
    )


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
