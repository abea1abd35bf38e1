"""Byte ranges (RFC 9110, section 14): which bytes of a file a request asks for.

Pure functions over headers; `sending` puts them to work.
"""

import re
from dataclasses import dataclass

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


def span_asked_for(header: str, size: int) -> Span | None:
    """Return the bytes that a `Range` header asks for, of a file of `size` bytes.

    None means the whole file: the header is absent, in another unit, no sound range, or asks for
    several ranges, which a server may answer with the whole (14.2). A span without bytes means that
    nothing of what is asked for lies within the file (416).
    """
    unit, equals, ranges = header.partition("=")
    pieces = [piece for part in ranges.split(",") if (piece := part.strip(" \t"))]
    if not equals or unit.strip().lower() != "bytes" or len(pieces) != 1:
        return None
    return _span(pieces[0], size)


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


def may_continue(if_range: str, etag: str) -> bool:
    """Whether a range may be sent: there is no `If-Range`, or it names this very file.

    Only a strong tag will do, and it must be the same (13.1.5). A date never is: no file here says
    when it was changed.
    """
    value = if_range.strip()
    return not value or (value == etag and bool(STRONG_TAG.fullmatch(value)))
