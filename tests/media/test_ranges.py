"""Byte ranges, against RFC 9110's own examples and against a plain model of what they mean."""

import pytest
from hypothesis import given, strategies as st

from palmecenter.media.ranges import Span, may_continue, span_asked_for


@pytest.mark.parametrize(
    ("header", "span"),
    [
        # RFC 9110, 14.1.2, on a file of 10,000 bytes.
        ("bytes=0-499", Span(0, 500)),
        ("bytes=500-999", Span(500, 1000)),
        ("bytes=-500", Span(9500, 10000)),
        ("bytes=9500-", Span(9500, 10000)),
        # And what clients really send.
        ("bytes=0-", Span(0, 10000)),
        ("BYTES=0-9", Span(0, 10)),
        ("bytes=0-99999999999999999999999999", Span(0, 10000)),
        ("bytes=-99999", Span(0, 10000)),
        ("bytes=,, 0-9 ,,", Span(0, 10)),
    ],
)
def test_what_a_request_asks_for(header, span):
    assert span_asked_for(header, 10000) == span


@pytest.mark.parametrize(
    "header",
    [
        "bytes=0-0,-1",
        "bytes= 0-999, 4500-5499, -1000",
        "bytes=500-700,601-999",
        "bytes=0-9,20000-",
        "bytes=99999-100000, 10000-10001",
        "bytes=" + ",".join(f"{start * 2}-{start * 2}" for start in range(500)),
    ],
)
def test_whoever_asks_for_several_parts_gets_the_whole(header):
    assert span_asked_for(header, 10000) is None


def is_empty(span: Span | None) -> bool:
    """Nothing can be had, which is another thing than the whole file."""
    return span is not None and len(span) == 0


@pytest.mark.parametrize("header", ["bytes=10000-", "bytes=-0", "bytes=99999-100000"])
def test_what_lies_outside_the_file_cannot_be_had(header):
    assert is_empty(span_asked_for(header, 10000))


@pytest.mark.parametrize(
    "header",
    [
        *("", "bytes", "bytes=", "bytes=-", "bytes=,", "bytes=9-0", "bytes=a-b", "bytes=0--9"),
        *("bytes=0-9;10-19", "bytes=0x0-9", "bytes=0-9, bad", "bytes=٠-٩", "items=0-9"),
    ],
)
def test_what_makes_no_sense_means_the_whole_file(header):
    assert span_asked_for(header, 10000) is None


def test_an_empty_file_has_no_bytes_to_ask_for():
    assert is_empty(span_asked_for("bytes=0-", 0))
    assert is_empty(span_asked_for("bytes=-5", 0))


first_last = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
pieces = st.one_of(
    first_last.map(lambda pair: f"{pair[0]}-{pair[1]}"),
    st.integers(0, 60).map(lambda start: f"{start}-"),
    st.integers(0, 60).map(lambda count: f"-{count}"),
)


def bytes_meant(piece: str, size: int) -> set[int]:
    """Return the positions that one range means: the definition, taken literally."""
    first, _dash, last = piece.partition("-")
    if not first:
        return {position for position in range(size) if position >= size - int(last)}
    end = int(last) if last else size
    return {position for position in range(size) if int(first) <= position <= end}


@given(pieces, st.integers(0, 50))
def test_the_span_is_exactly_the_bytes_asked_for(piece, size):
    span = span_asked_for(f"bytes={piece}", size)
    assert span is not None
    assert {*range(span.start, span.stop)} == bytes_meant(piece, size)


@given(st.text(max_size=200), st.integers(0, 10**12))
def test_no_header_breaks_it(header, size):
    for value in (header, f"bytes={header}"):
        span = span_asked_for(value, size)
        assert span is None or not span or 0 <= span.start < span.stop <= size


def test_thousands_of_digits_are_only_a_large_number():
    assert span_asked_for("bytes=0-" + "9" * 5000, 10) == Span(0, 10)
    assert is_empty(span_asked_for("bytes=" + "9" * 5000 + "-", 10))
    assert span_asked_for("bytes=-" + "9" * 5000, 10) == Span(0, 10)


@pytest.mark.parametrize(
    ("if_range", "may"),
    [
        ("", True),
        ('"abc"', True),
        (' "abc" ', True),
        ('"abd"', False),
        ('W/"abc"', False),
        ("abc", False),
        ("Wed, 21 Oct 2015 07:28:00 GMT", False),
    ],
)
def test_a_range_is_sent_only_of_the_very_file_that_was_begun(if_range, may):
    assert may_continue(if_range, '"abc"') is may
