"""The files of open data as answers that say what they are a version of.

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

from django.db.models import Max
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from palmecenter.languages.localized import reader_language
from palmecenter.pages.querysets import public_pages
from palmecenter.pages.responses import changed_at

from ..models import ProjectIndexPage, ProjectPage
from .formats import BY_NAME, Export, Format
from .publisher import is_known, publisher

BYTES_IN_MEMORY = 4 * 1024 * 1024
CHUNK = 64 * 1024
# Where a file says when it was written itself; what it says of a project is of the project's time.
WRITTEN_AT = re.compile(
    r'(generated-datetime="|"generated":"|<iati-organisation [^>]*last-updated-datetime=")[^"]+'
)


def serve_export(index: ProjectIndexPage, request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Answer with a file. A filter that makes no sense gives no file: nobody reads a note there."""
    kind = BY_NAME[name]
    export = _export(index, request, kind)
    if kind.is_iati and not is_known(request):
        raise Http404
    if kind is BY_NAME["iati.xml"] and not export.pages.exists():
        raise Http404(_("No project in this selection can be told as IATI."))
    response = _answer(
        request,
        kind.write(export),
        content_type=kind.content_type,
        changed=export.pages.aggregate(last=Max("last_published_at"))["last"],
    )
    if kind is BY_NAME["projects.csv"]:
        filename = f"projects-{export.code}-{timezone.localdate()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        response.headers["Content-Language"] = export.code
    response.headers["Link"] = f'<{export.source}>; rel="collection"; type="text/html"'
    return response


def _export(index: ProjectIndexPage, request: HttpRequest, kind: Format) -> Export:
    code = reader_language()
    # By the id, which is random: among the same neighbours a project would be known for what it
    # was before its level was raised.
    pages = public_pages(ProjectPage.objects.all()).order_by("translation_key")
    listing = index.listing(request)
    if kind.of_selection:
        if listing.notes:
            raise Http404(" ".join(listing.notes))
        pages = pages.filter(pk__in=listing.filters.selection().values("page"))
    return Export(
        pages=kind.narrowed(pages) if kind.narrowed else pages,
        code=code,
        origin=request.build_absolute_uri("/")[:-1],
        source=request.build_absolute_uri(
            listing.url() if kind.of_selection else index.address(code)
        ),
        publisher=publisher(request),
        now=timezone.now(),
    )


def _answer(
    request: HttpRequest,
    pieces: Iterable[str],
    *,
    content_type: str,
    changed: datetime | None,
) -> StreamingHttpResponse:
    """The answer to GET or HEAD: with its length, its tag and when anything in it changed.

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
