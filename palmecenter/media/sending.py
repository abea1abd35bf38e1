"""Sending a file, or the part of it that is still missing at the other end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from .ranges import Span, may_continue, span_asked_for

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Download:
    """What is sent: `read` yields the bytes of a span; `etag` is strong and quoted.

    `stored` is the file's name in storage, for a server in front to send it; empty when there is no
    such file.
    """

    disposition: str
    content_type: str
    size: int
    etag: str
    read: Callable[[Span], Iterator[bytes]]
    stored: str = ""

    def span(self, request: HttpRequest) -> Span | None:
        """Return the part that a request asks for; None for the whole, as HEAD always does."""
        header = request.headers.get("Range", "")
        if request.method != "GET" or not may_continue(
            request.headers.get("If-Range", ""), self.etag
        ):
            return None
        return span_asked_for(header, self.size)


class _Part(Iterator[bytes]):
    """The bytes of an open file from where it stands, chunk by chunk; closes it at the end."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self.file, self.left = file, length

    def __next__(self) -> bytes:
        chunk = self.file.read(min(CHUNK, self.left)) if self.left else b""
        if not chunk:
            self.close()
            raise StopIteration
        self.left -= len(chunk)
        return chunk

    def close(self) -> None:
        """Close the file. Django does, too, where a reader leaves before the end."""
        self.file.close()


def read_file(opened: Callable[[], IO[bytes]]) -> Callable[[Span], Iterator[bytes]]:
    """Return a reader of the file that `opened` opens. It holds one chunk in memory at most.

    The file is opened as soon as it is asked for: where one is gone, `send` raises what `opened`
    does, before a byte of the answer is sent.
    """

    def read(span: Span) -> Iterator[bytes]:
        file = opened()
        file.seek(span.start)
        return _Part(file, len(span))

    return read


def send(request: HttpRequest, download: Download) -> HttpResponseBase:
    """Answer a request for a file: all of it, a part of it, or that nothing has changed.

    Who may keep a copy, and for how long, is for the caller to say.
    """
    response = _answer(request, download)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, download: Download) -> HttpResponseBase:
    if settings.DOWNLOADS_X_ACCEL and download.stored:
        return _sent_by_the_server_in_front(download)
    unchanged = get_conditional_response(request, etag=download.etag)
    response = unchanged or _body(request, download)
    response["ETag"] = download.etag
    response["Accept-Ranges"] = "bytes"
    return response


def _sent_by_the_server_in_front(download: Download) -> HttpResponse:
    """Leave the file, with all that is said here of ranges and tags, to nginx."""
    response = HttpResponse(content_type=download.content_type)
    response["X-Accel-Redirect"] = settings.DOWNLOADS_X_ACCEL + quote(download.stored)
    response["Content-Disposition"] = download.disposition
    return response


def _body(request: HttpRequest, download: Download) -> HttpResponseBase:
    span = download.span(request)
    if span is not None and not span:
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{download.size}"
        return response
    sent = span or Span(0, download.size)
    if request.method == "HEAD":
        response = HttpResponse(content_type=download.content_type)
    else:
        response = StreamingHttpResponse(download.read(sent), content_type=download.content_type)
    response["Content-Length"] = str(len(sent))
    if span is not None:
        response["Content-Range"] = span.content_range(download.size)
        response.status_code = 206
    response["Content-Disposition"] = download.disposition
    return response
