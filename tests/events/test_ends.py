"""When an event is over that nobody gave an hour for: with its last day, wherever that is said."""

import json
from datetime import UTC, date, datetime, time
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from bs4 import BeautifulSoup
from icalendar import Calendar

from tests.events.reading import text_of
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db

STOCKHOLM, HARARE = ZoneInfo("Europe/Stockholm"), ZoneInfo("Africa/Harare")


def moments(client, event) -> tuple:
    """Return what two programs read of the file: when it begins and ends."""
    content = client.get(f"{event.address('sv')}calendar.ics").content
    entry: Any
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    other = vobject.readOne(StringIO(content.decode())).vevent
    found = entry["dtstart"].dt, entry["dtend"].dt
    assert type(found[0]) is type(found[1])
    as_instants = [one.astimezone(UTC) if isinstance(one, datetime) else one for one in found]
    read = [
        one.value.astimezone(UTC) if isinstance(one.value, datetime) else one.value
        for one in (other.dtstart, other.dtend)
    ]
    assert read == as_instants
    return found


def data_of(client, event) -> dict:
    page = BeautifulSoup(client.get(event.address("sv")).content, "html.parser")
    script = page.find("script", type="application/ld+json")
    assert script is not None
    return json.loads(script.get_text())


def times_of(client, address: str) -> list[str]:
    main = BeautifulSoup(client.get(address).content, "html.parser").main
    assert main is not None
    return [str(one["datetime"]) for one in main.find_all("time")]


CASES = [
    # First day, its hour, last day, its hour, the zone; when it is over, and the JSON-LD's end.
    (
        ((2027, 2, 6), 10, (2027, 2, 7), None, "Europe/Stockholm"),
        datetime(2027, 2, 8, tzinfo=STOCKHOLM),
        "2027-02-07",
    ),
    (
        ((2027, 2, 6), 18, None, None, "Europe/Stockholm"),
        datetime(2027, 2, 7, tzinfo=STOCKHOLM),
        "2027-02-06",
    ),
    (
        ((2027, 2, 6), 22, (2027, 2, 7), 2, "Europe/Stockholm"),
        datetime(2027, 2, 7, 2, tzinfo=STOCKHOLM),
        "2027-02-07T02:00:00+01:00",
    ),
    (((2027, 2, 6), None, (2027, 2, 7), None, "Europe/Stockholm"), date(2027, 2, 8), "2027-02-07"),
    (((2027, 2, 6), None, None, None, "Europe/Stockholm"), date(2027, 2, 7), "2027-02-06"),
    # The night when clocks go forward, and the one when they go back.
    (
        ((2027, 3, 27), 10, (2027, 3, 28), None, "Europe/Stockholm"),
        datetime(2027, 3, 28, 22, tzinfo=UTC),
        "2027-03-28",
    ),
    (
        ((2027, 10, 31), 10, None, None, "Europe/Stockholm"),
        datetime(2027, 10, 31, 23, tzinfo=UTC),
        "2027-10-31",
    ),
    (
        ((2027, 2, 6), 10, (2027, 2, 7), None, "Africa/Harare"),
        datetime(2027, 2, 8, tzinfo=HARARE),
        "2027-02-07",
    ),
    # Where summer time begins at midnight there is no midnight: the day begins at one o'clock.
    (
        ((2027, 4, 29), 10, None, None, "Africa/Cairo"),
        datetime(2027, 4, 29, 22, tzinfo=UTC),
        "2027-04-29",
    ),
    (((2027, 2, 6), 10, None, None, "UTC"), datetime(2027, 2, 7, tzinfo=UTC), "2027-02-06"),
]


@pytest.mark.parametrize(("given", "over", "end"), CASES)
def test_an_event_is_over_with_its_last_day(client, index, given, over, end):
    first, begins, last, ends, zone = given
    event = EventPageFactory(
        parent=index,
        start_date=date(*first),
        start_time=None if begins is None else time(begins),
        end_date=date(*last) if last else None,
        end_time=None if ends is None else time(ends),
        time_zone=zone,
    )
    start, finish = moments(client, event)
    assert finish == over
    assert start < finish
    data = data_of(client, event)
    assert data["endDate"] == end
    assert data["startDate"] == start.isoformat()
    assert data["endDate"][:10] >= data["startDate"][:10]
    for address in (event.address("sv"), index.address("sv")):
        machine = times_of(client, address)
        assert machine[0] == data["startDate"]
        if last or ends is not None:
            assert machine[1] == data["endDate"]


@pytest.mark.parametrize(
    ("code", "words"),
    [("sv", "6–7 februari 2027 från kl. 10.00"), ("en", "6–7 February 2027 from 10:00")],
)
def test_several_days_are_said_from_the_hour_at_which_they_begin(client, index, code, words):
    event = EventPageFactory(
        parent=index,
        registration="open",
        start_date=date(2027, 2, 6),
        start_time=time(10),
        end_date=date(2027, 2, 7),
        end_time=None,
    )
    form = f"{event.address(code)}{'anmalan' if code == 'sv' else 'registration'}/"
    for address in (event.address(code), index.address(code), form):
        assert words in text_of(client, address)
    feed = client.get(f"{index.address(code)}atom.xml").content.decode()
    assert words in feed
