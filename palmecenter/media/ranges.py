"""Byte ranges (RFC 9110, section 14): which bytes of a file a request asks for.

Pure functions over headers; `sending` puts them to work.
"""

import re
from dataclasses import dataclass

# Whoever wants more pieces than this gets the whole: no reader does, and each costs (14.2).
MOST_SPANS = 32
RANGE = re.compile(r"([0-9]*)-([0-9]*)")
# No file has more digits than this in its size; int() refuses thousands of them.
MOST_DIGITS = 18
STRONG_TAG = re.compile(r'"[\x21\x23-\x7e\x80-\xff]*"')


@dataclass(frozen=True, order=True)
class Span:
    """Some bytes of a file: from `start` up to, but not including, `stop`."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def content_range(self, size: int) -> str:
        """Return the value of `Content-Range` for these bytes of a file of `size` bytes."""
        return f"bytes {self.start}-{self.stop - 1}/{size}"


def spans_asked_for(header: str, size: int) -> list[Span] | None:
    """Return the bytes that a `Range` header asks for, of a file of `size` bytes.

    None means the whole file: the header is absent, in another unit, no sound list of ranges, or
    asks for too many. An empty list means that nothing of it lies within the file (416).
    Spans that overlap or touch become one, at the place of the first; else the order is kept.
    """
    unit, equals, ranges = header.partition("=")
    if not equals or unit.strip().lower() != "bytes":
        return None
    found = []
    pieces = [piece for part in ranges.split(",") if (piece := part.strip(" \t"))]
    if not pieces or len(pieces) > MOST_SPANS:
        return None
    for piece in pieces:
        span = _span(piece, size)
        if span is None:
            return None
        if span.start < span.stop:
            found.append(span)
    return _merged(found)


def _span(piece: str, size: int) -> Span | None:
    """Return the span of one range, an empty one where it lies outside; None if it makes no sense.

    `0-99` are the first hundred bytes, `100-` all from the hundredth on, `-100` the last hundred.
    """
    match = RANGE.fullmatch(piece)
    if match is None or piece == "-":
        return None
    if not match[1]:
        return Span(max(0, size - _number(match[2])), size)
    start = _number(match[1])
    if not match[2]:
        return Span(start, max(start, size))
    last = _number(match[2])
    if last < start:
        return None
    return Span(start, max(start, min(last + 1, size)))


def _number(digits: str) -> int:
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS


def _merged(spans: list[Span]) -> list[Span]:
    """Return the spans with those that overlap or touch made one."""
    merged: list[Span] = []
    for span in spans:
        touching = [other for other in merged if _touch(other, span)]
        if not touching:
            merged.append(span)
            continue
        union = Span(
            min(span.start, *(one.start for one in touching)),
            max(span.stop, *(one.stop for one in touching)),
        )
        merged[merged.index(touching[0])] = union
        merged = [one for one in merged if one not in touching[1:]]
    return merged


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.stop and other.start <= one.stop


def may_continue(if_range: str, etag: str) -> bool:
    """Say whether a range may be sent: there is no `If-Range`, or it names this very file.

    Only a strong tag will do, and it must be the same (13.1.5). A date never is: no file here says
    when it was changed.
    """
    value = if_range.strip()
    return not value or (value == etag and bool(STRONG_TAG.fullmatch(value)))


def part_head(boundary: str, content_type: str, span: Span, size: int) -> bytes:
    """Return what stands before the bytes of one part of `multipart/byteranges` (14.6)."""
    return (
        f"\r\n--{boundary}\r\nContent-Type: {content_type}\r\n"
        f"Content-Range: {span.content_range(size)}\r\n\r\n"
    ).encode("ascii")


def part_end(boundary: str) -> bytes:
    """Return what stands after the last part."""
    return f"\r\n--{boundary}--\r\n".encode("ascii")


def multipart_length(boundary: str, content_type: str, spans: list[Span], size: int) -> int:
    """Return how many bytes the parts are together, with what stands around them."""
    heads = sum(len(part_head(boundary, content_type, span, size)) for span in spans)
    return heads + sum(map(len, spans)) + len(part_end(boundary))
