"""Sending the files of publications: what begins a download, and who may keep a copy."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from palmecenter.media import sending
from palmecenter.media.sending import Download

YEAR = 365 * 24 * 3600
HOUR = 3600
# Programs look at the first bytes before they decide to take the rest: that is no download.
PROBE = 16 * 1024


def begins_download(request: HttpRequest, download: Download) -> bool:
    """Say whether a request takes a file from its beginning, and not a further piece of it."""
    if request.method != "GET" or request.headers.get("If-None-Match"):
        return False
    span = download.span(request)
    if span is None:
        return True
    return bool(span) and span.start == 0 and len(span) >= min(PROBE, download.size)


def send(
    request: HttpRequest, download: Download, *, lasting: bool, secret: bool
) -> HttpResponseBase:
    """Answer a request for a file, as `media.sending` does, and say who may keep it.

    `lasting` says that the address means this very file for ever; `secret`, that not everybody may
    have it. Only the reader's own browser may keep a copy: a shared one would hide downloads from
    the count, and give out what was withdrawn.
    """
    response = sending.send(request, download)
    if secret:
        patch_cache_control(response, private=True, no_cache=True)
    elif lasting:
        patch_cache_control(response, private=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, private=True, max_age=HOUR)
    return response
