"""Wall times and instants, through the nights when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from events import dates
from events.dates import clocks_of, days_words, span_words, utc_words

STOCKHOLM = "Europe/Stockholm"
ZONES = st.sampled_from([name for name, _label in dates.time_zones()])
DAYS = st.dates(date(2000, 1, 1), date(2037, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (date(2027, 3, 27), 18, 17),  # the evening before summer time
        (date(2027, 3, 28), 18, 16),  # the evening after
        (date(2026, 10, 24), 18, 16),
        (date(2026, 10, 25), 18, 17),
    ],
)
def test_six_in_the_evening_is_six_on_both_sides_of_a_change(day, hour, utc):
    assert dates.instant(day, time(hour), STOCKHOLM) == datetime(
        day.year, day.month, day.day, utc, tzinfo=UTC
    )


def test_the_hour_that_is_skipped_does_not_exist_and_the_one_that_comes_twice_does():
    assert not dates.exists(date(2027, 3, 28), time(2, 30), STOCKHOLM)
    assert dates.exists(date(2027, 3, 28), time(3, 0), STOCKHOLM)
    assert dates.exists(date(2026, 10, 25), time(2, 30), STOCKHOLM)
    first = dates.instant(date(2026, 10, 25), time(2, 30), STOCKHOLM)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(DAYS, TIMES, ZONES)
def test_a_time_that_exists_is_read_again_as_it_was_written(day, at, zone):
    if dates.exists(day, at, zone):
        back = dates.instant(day, at, zone).astimezone(ZoneInfo(zone))
        assert (back.date(), back.time()) == (day, at)


@given(DAYS, st.integers(0, 3), ZONES)
def test_whole_days_are_over_at_the_midnight_after_the_last(day, more, zone):
    last = day + timedelta(days=more)
    begins, ends = dates.span((day, None), (last, None), zone)
    assert begins < ends
    # A day has 23 to 25 hours where clocks change, and some zones have skipped one.
    assert timedelta(hours=23) * (more + 1) - timedelta(days=1) <= ends - begins
    assert ends - begins <= timedelta(hours=25) * (more + 1)


def test_an_event_without_an_end_is_over_with_its_day():
    _begins, ends = dates.span((date(2026, 12, 10), time(18)), (None, None), STOCKHOLM)
    assert ends == datetime(2026, 12, 10, 23, 0, tzinfo=UTC)


def stockholm(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(STOCKHOLM))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", "torsdag 10 december 2026 kl. 18.00–19.30"),
        ("en", "Thursday 10 December 2026, 18:00–19:30"),
    ],
)
def test_a_time_is_said_as_each_language_says_it(code, words):
    assert span_words(stockholm(2026, 12, 10, 18), stockholm(2026, 12, 10, 19, 30), code) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", "lördag 6 februari 2027 kl. 10.00 – söndag 7 februari 2027 kl. 15.00"),
        ("en", "Saturday 6 February 2027, 10:00 – Sunday 7 February 2027, 15:00"),
    ],
)
def test_several_days_are_said_with_their_own_times(code, words):
    assert span_words(stockholm(2027, 2, 6, 10), stockholm(2027, 2, 7, 15), code) == words


@pytest.mark.parametrize(
    ("code", "first", "last", "words"),
    [
        ("sv", (2009, 10, 10), (2009, 10, 11), "10–11 oktober 2009"),
        ("en", (2009, 10, 10), (2009, 10, 11), "10–11 October 2009"),
        ("sv", (2026, 10, 30), (2026, 11, 1), "30 oktober – 1 november 2026"),
        ("en", (2026, 12, 30), (2027, 1, 1), "30 December 2026 – 1 January 2027"),
        ("sv", (2024, 11, 23), (2024, 11, 23), "lördag 23 november 2024"),
    ],
)
def test_whole_days_are_said_without_times(code, first, last, words):
    assert days_words(date(*first), date(*last), code) == words


def test_utc_names_the_day_only_where_it_is_another():
    evening = stockholm(2027, 4, 21, 18), stockholm(2027, 4, 21, 20)
    assert utc_words(*evening, "sv") == "kl. 16.00–18.00 UTC"
    night = stockholm(2027, 4, 21, 0, 30), stockholm(2027, 4, 21, 1, 30)
    assert utc_words(*night, "en") == "Tuesday 20 April 2027, 22:30–23:30 UTC"


def test_clocks_are_named_by_their_place():
    assert clocks_of("Africa/Harare", "sv") == "tid i Harare"
    assert clocks_of("Asia/Yangon", "en") == "Yangon time"
    assert clocks_of("UTC", "sv") == "UTC"
