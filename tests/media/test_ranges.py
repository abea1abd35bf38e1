"""Byte ranges, against RFC 9110's own examples and against a plain model of what they mean."""

import pytest
from hypothesis import given, strategies as st

from palmecenter.media.ranges import (
    MOST_SPANS,
    Span,
    may_continue,
    multipart_length,
    part_end,
    part_head,
    spans_asked_for,
)


@pytest.mark.parametrize(
    ("header", "spans"),
    [
        # RFC 9110, 14.1.2, on a file of 10,000 bytes.
        ("bytes=0-499", [Span(0, 500)]),
        ("bytes=500-999", [Span(500, 1000)]),
        ("bytes=-500", [Span(9500, 10000)]),
        ("bytes=9500-", [Span(9500, 10000)]),
        ("bytes=0-0,-1", [Span(0, 1), Span(9999, 10000)]),
        ("bytes= 0-999, 4500-5499, -1000", [Span(0, 1000), Span(4500, 5500), Span(9000, 10000)]),
        ("bytes=500-700,601-999", [Span(500, 1000)]),
        # And what clients really send.
        ("bytes=0-", [Span(0, 10000)]),
        ("BYTES=0-9", [Span(0, 10)]),
        ("bytes=0-99999999999999999999999999", [Span(0, 10000)]),
        ("bytes=-99999", [Span(0, 10000)]),
        ("bytes=,, 0-9 ,,", [Span(0, 10)]),
        ("bytes=20-29,0-9", [Span(20, 30), Span(0, 10)]),
        ("bytes=0-9,20000-", [Span(0, 10)]),
    ],
)
def test_what_a_request_asks_for(header, spans):
    assert spans_asked_for(header, 10000) == spans


@pytest.mark.parametrize("header", ["bytes=10000-", "bytes=-0", "bytes=99999-100000, 10000-10001"])
def test_what_lies_outside_the_file_cannot_be_had(header):
    assert spans_asked_for(header, 10000) == []


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=,",
        "bytes=9-0",
        "bytes=a-b",
        "bytes=0-9;10-19",
        "bytes=0--9",
        "bytes=0x0-9",
        "bytes=0-9, bad",
        "bytes=٠-٩",
        "items=0-9",
        "bytes=" + ",".join(f"{start * 2}-{start * 2}" for start in range(MOST_SPANS + 1)),
    ],
)
def test_what_makes_no_sense_means_the_whole_file(header):
    assert spans_asked_for(header, 10000) is None


def test_an_empty_file_has_no_bytes_to_ask_for():
    assert spans_asked_for("bytes=0-", 0) == []
    assert spans_asked_for("bytes=-5", 0) == []


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


@given(st.lists(pieces, min_size=1, max_size=MOST_SPANS), st.integers(0, 50))
def test_the_spans_are_exactly_the_bytes_asked_for_and_none_twice(asked, size):
    spans = spans_asked_for("bytes=" + ",".join(asked), size)
    assert spans is not None
    wanted = set().union(*(bytes_meant(piece, size) for piece in asked))
    sent = [position for span in spans for position in range(span.start, span.stop)]
    assert sorted(sent) == sorted(wanted)
    assert all(span.start < span.stop <= size for span in spans)


@given(st.text(max_size=200), st.integers(0, 10**12))
def test_no_header_breaks_it(header, size):
    for value in (header, f"bytes={header}"):
        spans = spans_asked_for(value, size)
        assert spans is None or all(0 <= s.start < s.stop <= size for s in spans)


def test_thousands_of_digits_are_only_a_large_number():
    assert spans_asked_for("bytes=0-" + "9" * 5000, 10) == [Span(0, 10)]
    assert spans_asked_for("bytes=" + "9" * 5000 + "-", 10) == []
    assert spans_asked_for("bytes=-" + "9" * 5000, 10) == [Span(0, 10)]


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


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 50)), min_size=1, max_size=5))
def test_the_length_that_is_promised_is_the_length_that_is_sent(pairs):
    spans = [Span(start, start + length) for start, length in pairs]
    body = b"".join(
        part_head("b", "application/pdf", span, 200) + b"x" * len(span) for span in spans
    )
    assert multipart_length("b", "application/pdf", spans, 200) == len(body + part_end("b"))
