"""Several files as one: a ZIP that is made while it is sent, and can be resumed like any file."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zipstream import ZipStream

from palmecenter.media.file_names import content_disposition, plain_name
from palmecenter.media.models import Document
from palmecenter.media.ranges import Span
from palmecenter.media.sending import CHUNK, Download


@dataclass(frozen=True)
class Member:
    """One file of an archive, under the name that it has there."""

    name: str
    document: Document


def archive(name: str, slug: str, language: str, members: list[Member]) -> Download:
    """Make a ZIP of files. They are stored as they are: they are packed already.

    The same files give the same bytes, so that a broken download can go on; what comes before a
    span is made and thrown away.
    """
    members = _with_different_names(members)

    def pack() -> ZipStream:
        packed = ZipStream(sized=True)
        for member in members:
            packed.add_path(member.document.file.path, member.name)
        return packed

    def read(span: Span) -> Iterator[bytes]:
        return _part(iter(pack()), span)

    packed = pack()
    changed = packed.last_modified.isoformat() if packed.last_modified else ""
    parts = [changed, *(f"{member.name}\0{member.document.file_hash}" for member in members)]
    return Download(
        disposition=content_disposition(name, plain_name(slug, language, "zip")),
        content_type="application/zip",
        size=len(packed),
        etag=f'"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:40]}"',
        read=read,
    )


def _with_different_names(members: list[Member]) -> list[Member]:
    """Put a number behind every name that another file has already."""
    taken: dict[str, int] = {}
    result = []
    for member in members:
        taken[member.name] = taken.get(member.name, 0) + 1
        stem, dot, ending = member.name.rpartition(".")
        number = taken[member.name]
        name = member.name if number == 1 else f"{stem} {number}{dot}{ending}"
        result.append(Member(name, member.document))
    return result


def _part(chunks: Iterable[bytes], span: Span) -> Iterator[bytes]:
    """Yield the bytes of a span from a stream of bytes, in pieces that are not too small."""
    position = 0
    waiting = bytearray()
    for chunk in chunks:
        start, stop = span.start - position, span.stop - position
        position += len(chunk)
        waiting += chunk[max(0, start) : max(0, stop)]
        if len(waiting) >= CHUNK:
            yield bytes(waiting)
            waiting.clear()
        if position >= span.stop:
            break
    if waiting:
        yield bytes(waiting)
