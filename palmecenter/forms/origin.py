"""Whether a request to change something comes from a page of this site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a form was sent by one of our own pages, as far as the browser tells.

    Every browser since 2020 tells one of three ways, and no script can change what it says. One
    that tells none (such as Lynx) is let through: what such a form can do, anybody can do by hand,
    for a visitor is known by nothing that a foreign page could make their browser send along.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin") or _origin_of(request.headers.get("Referer", ""))
    if not origin:
        return True
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "null"
    return f"{parts.scheme}://{parts.netloc}" if address else ""
