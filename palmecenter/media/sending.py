"""Sending a file, or the part of it that is still missing at the other end."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from .ranges import (
    Span,
    may_continue,
    multipart_length,
    part_end,
    part_head,
    spans_asked_for,
)

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

    def spans(self, request: HttpRequest) -> list[Span] | None:
        """Return the parts that a request asks for; None for the whole, as HEAD always does."""
        header = request.headers.get("Range", "")
        if request.method != "GET" or not may_continue(
            request.headers.get("If-Range", ""), self.etag
        ):
            return None
        return spans_asked_for(header, self.size)


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
    does, before a byte of the answer is sent. Of several parts, each is opened in its turn.
    """

    def read(span: Span) -> Iterator[bytes]:
        file = opened()
        file.seek(span.start)
        return _Part(file, len(span))

    return read


def send(request: HttpRequest, download: Download) -> HttpResponseBase:
    """Answer a request for a file: all of it, parts of it, or that nothing has changed.

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
    spans = download.spans(request)
    if spans == []:
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{download.size}"
        return response
    if spans is None:
        response = _stream(request, download, [Span(0, download.size)])
        response["Content-Length"] = str(download.size)
    elif len(spans) == 1:
        response = _stream(request, download, spans)
        response["Content-Length"] = str(len(spans[0]))
        response["Content-Range"] = spans[0].content_range(download.size)
        response.status_code = 206
    else:
        response = _parts(download, spans)
    response["Content-Disposition"] = download.disposition
    return response


def _stream(request: HttpRequest, download: Download, spans: list[Span]) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(content_type=download.content_type)
    return StreamingHttpResponse(download.read(spans[0]), content_type=download.content_type)


def _parts(download: Download, spans: list[Span]) -> StreamingHttpResponse:
    boundary = secrets.token_hex(16)

    def parts() -> Iterator[bytes]:
        for span in spans:
            yield part_head(boundary, download.content_type, span, download.size)
            yield from download.read(span)
        yield part_end(boundary)

    kind = f"multipart/byteranges; boundary={boundary}"
    response = StreamingHttpResponse(parts(), content_type=kind, status=206)
    length = multipart_length(boundary, download.content_type, spans, download.size)
    response["Content-Length"] = str(length)
    return response
