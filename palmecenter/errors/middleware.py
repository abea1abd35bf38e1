"""Middleware around what fails: a number for each request, sound input, a page for errors."""

import codecs
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase

from palmecenter.languages.middleware import language_in_address

from .request_ids import HEADER, id_for
from .sound import is_sound, normalized_form, sounded
from .views import error_page

GetResponse = Callable[[HttpRequest], HttpResponse]

# What Django and others answer with no word at all.
WITH_A_PAGE = {400, 403, 404, 405, 410, 413, 429, 500, 503}

HTML = "text/html"
# All but what breaks lines and moves on.
CONTROLS = bytes({*range(0x20)} - {*b"\t\n\f\r"}) + b"\x7f"


class RequestIdMiddleware:
    """Give each request a number, which the answer bears too. Comes first of all."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the number in a header."""
        number = id_for(request)
        response = self.get_response(request)
        response.headers[HEADER] = number
        return response


class ErrorPagesMiddleware:
    """Put our page where an error is answered with nothing, as Django does for a wrong method."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; fill an error that has no words."""
        response = self.get_response(request)
        if response.status_code in WITH_A_PAGE and not response.streaming and not response.content:
            page = error_page(request, response.status_code)
            response.content = page.content
            for name, value in page.items():
                response.headers[name] = value
        return response


class SoundInputMiddleware:
    """Let nothing in that no database can hold: NUL characters and halves of characters.

    An address, or a cookie, that has one leads nowhere: 400. In what was typed they are taken out,
    and nothing else is lost. Queries of readers' pages are read by code that cleans them itself and
    says what was left out; elsewhere they are taken out as well.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse an unsound address; answer a sound one."""
        _read_as_utf_8(request)
        if not all(map(is_sound, (request.path_info, *request.COOKIES, *request.COOKIES.values()))):
            raise BadRequest("A character that cannot be in an address.")
        if language_in_address(request) is None:
            request.GET = sounded(request.GET)  # type: ignore[assignment]  # immutable as well
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Take out of a form what cannot be stored; visitors' forms refuse it at the field.

        What else was pasted is written as texts are kept.
        """
        if request.method == "POST":
            with suppress(UnreadablePostError):  # whoever reads it next knows what to do
                typed = request.POST if language_in_address(request) else sounded(request.POST)
                request.POST = normalized_form(typed)  # type: ignore[assignment]  # immutable as well
        return None


class SoundOutputMiddleware:
    """Let no control character out in a page, whatever a row holds already: HTML allows none.

    Files, feeds and data are written sound by what writes them. Inside of what keeps pages, so that
    it is done once for each that is made.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; of a page, leave out what nobody can see and HTML may not hold."""
        response = self.get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith(HTML):
            response.content = response.content.translate(None, CONTROLS)
        return response


def _read_as_utf_8(request: HttpRequest) -> None:
    """Refuse a form in another encoding; ignore what anything else says of its own.

    Python knows encodings that make anything of anything (`unicode_escape`), or no text at all.
    """
    named = request.encoding
    if not named or codecs.lookup(named).name == "utf-8":
        return
    if request.method == "POST":
        raise BadRequest("A form in another encoding than UTF-8.")
    request.encoding = "utf-8"
