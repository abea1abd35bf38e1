"""Pages kept as they were sent, and sent again while nothing in the database has changed."""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from palmecenter.languages.middleware import language_in_address

from .sites import find_site

GetResponse = Callable[[HttpRequest], HttpResponse]


class UnchangedPagesMiddleware:
    """Send a visitor the page that the last visitor got, if the database is as it was then.

    What a page shows is in the database, but for the time, which it tells by the minute. So what
    was kept is asked for by the state of the database (`sites.find_site`) and the minute. A state
    is never the same again once anything was written by anybody: nothing can be told that was
    taken back, and nobody needs to know what a page shows.

    Kept is what is alike for everyone: a page at its own address (`views.serve` marks it), asked
    for without query or cookies. An editor, who has cookies, and a preview see what is there now.
    Each worker keeps in its own memory; nothing lies on a disk.
    """

    def __init__(self, get_response: GetResponse) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed("Who develops changes templates, which no database knows of.")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory; else as ever, and remember the answer."""
        key = _key(request)
        if key is None:
            return self.get_response(request)
        kept: HttpResponse | None = caches["pages"].get(key)
        if kept is not None:
            return kept
        response = self.get_response(request)
        if _is_alike_for_everyone(request, response):
            caches["pages"].set(key, response)
        return response


def _key(request: HttpRequest) -> str | None:
    """Return all that an answer depends on, worked up into a name; None where it may not be kept.

    Of the headers that a page looks at, `Save-Data` alone is left when there are no cookies.
    """
    if request.method != "GET" or request.META.get("QUERY_STRING") or request.COOKIES:
        return None
    is_preview = getattr(request, "is_dummy", False)  # Wagtail's mark
    if is_preview or language_in_address(request) is None:
        return None
    find_site(request)
    state = getattr(request, "database_state", None)
    if not state:
        return None
    minute = timezone.now().replace(second=0, microsecond=0).isoformat()
    fonts = "no fonts" if request.headers.get("Save-Data") else "fonts"
    parts = (state, minute, fonts, request.build_absolute_uri())
    return sha256("\n".join(parts).encode()).hexdigest()


def _is_alike_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        getattr(request, "is_for_page_itself", False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Vary")
        and not response.has_header("Cache-Control")
    )
