"""A file of open data as an answer that says what it is a version of.

A tag is made of all that is sent, so that nothing that was withdrawn is ever said to be as it was.
The file is written whole before any of it is sent: in memory while it is small, then on the disk.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from http import HTTPMethod
from tempfile import SpooledTemporaryFile
from typing import IO

from django.http import HttpRequest, StreamingHttpResponse

from palmecenter.pages.responses import changed_at

BYTES_IN_MEMORY = 4 * 1024 * 1024
CHUNK = 64 * 1024
# Where a file says when it was written itself; what it says of a project is of the project's time.
WRITTEN_AT = re.compile(
    r'(generated-datetime="|"generated":"|<iati-organisation [^>]*last-updated-datetime=")[^"]+'
)


def answer(
    request: HttpRequest,
    pieces: Iterable[str],
    *,
    content_type: str,
    changed: datetime | None,
) -> StreamingHttpResponse:
    """Return the answer to GET or HEAD: with its length, its tag and when anything in it changed.

    Two files that differ only in the moment at which they say that they were written are the same.
    """
    file = SpooledTemporaryFile(BYTES_IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
    known = sha256()
    for piece in pieces:
        file.write(piece.encode())
        known.update(_timeless(piece).encode())
    size = file.tell()
    body = _sent(file) if request.method == HTTPMethod.GET else ()
    response = StreamingHttpResponse(body, content_type=content_type)
    response["Content-Length"] = size
    response["ETag"] = f'W/"{known.hexdigest()[:32]}"'
    return changed_at(response, changed)


def _timeless(piece: str) -> str:
    return WRITTEN_AT.sub(r"\1", piece)


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk
