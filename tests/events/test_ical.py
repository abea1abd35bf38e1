"""Calendars and feeds, read again by programs that we did not write."""

import re
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import feedparser
import pytest
import vobject
from django.utils import timezone
from hypothesis import given, settings, strategies as st
from icalendar import Calendar

from events.vtimezone import vtimezone
from palmecenter.taxonomy.models import Theme
from tests.factories.events import EventPageFactory, EventSeriesPageFactory
from tests.factories.pages import publish

LIST = "/sv/kunskap/evenemang/calendar.ics"


def read(client, address: str) -> list:
    """Return the events of a calendar, as vobject reads them."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return vobject.readOne(StringIO(response.content.decode())).contents.get("vevent", [])


def lines(client, address: str) -> list[bytes]:
    return client.get(address).content.split(b"\r\n")


@pytest.fixture
def event(index):
    return EventPageFactory(
        parent=index, heading_sv="Rätten, att; organisera \\ sig", heading_en="The right", slug="r"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["sv", "en"])
def test_another_program_reads_the_event_as_it_is(client, event, code):
    (read_event,) = read(client, f"{event.address(code)}calendar.ics")
    assert read_event.summary.value == getattr(event, f"heading_{code}")
    begins, ends = read_event.dtstart.value, read_event.dtend.value
    assert begins.astimezone(UTC) == datetime(2026, 12, 10, 17, tzinfo=UTC)
    assert ends.astimezone(UTC) == datetime(2026, 12, 10, 18, 30, tzinfo=UTC)
    assert read_event.location.value == "ABF-huset, Sveavägen 41, Stockholm"
    assert read_event.url.value == f"http://testserver{event.address(code)}"
    assert read_event.status.value == "CONFIRMED"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "day", "hour", "utc"),
    [
        ("Europe/Stockholm", date(2027, 3, 27), 18, 17),
        ("Europe/Stockholm", date(2027, 3, 28), 3, 1),
        ("Europe/Stockholm", date(2027, 3, 28), 18, 16),
        ("Europe/Stockholm", date(2027, 10, 31), 18, 17),
        ("Europe/Stockholm", date(2027, 7, 1), 18, 16),
        ("America/New_York", date(2027, 3, 14), 12, 16),
        ("Australia/Sydney", date(2027, 4, 4), 12, 2),
        ("Africa/Harare", date(2027, 3, 28), 18, 16),
        ("UTC", date(2027, 3, 28), 18, 18),
    ],
)
def test_times_are_right_around_the_nights_when_clocks_change(client, index, zone, day, hour, utc):
    event = EventPageFactory(
        parent=index, start_date=day, start_time=time(hour), end_time=None, time_zone=zone
    )
    (read_event,) = read(client, f"{event.address('sv')}calendar.ics")
    begins = read_event.dtstart.value.astimezone(UTC)
    assert begins == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)


@settings(deadline=None)
@given(
    zone=st.sampled_from(["Europe/Stockholm", "America/Santiago", "Asia/Yangon", "Africa/Cairo"]),
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31)),
)
def test_a_zone_says_of_any_moment_what_the_database_says(zone, moment):
    """Read by dateutil, from what we write."""
    from dateutil.tz import tzical

    calendar = Calendar()
    calendar.add("prodid", "x")
    calendar.add("version", "2.0")
    calendar.add_component(vtimezone(zone))
    ours = tzical(StringIO(calendar.to_ical().decode())).get()
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    known = local.replace(tzinfo=ZoneInfo(zone))
    if known.astimezone(UTC).astimezone(known.tzinfo).replace(tzinfo=None) == local:
        # An hour that comes twice is read as its second by some and its first by others.
        unsure = known.utcoffset() != known.replace(fold=1).utcoffset()
        assert unsure or local.replace(tzinfo=ours).utcoffset() == known.utcoffset()


@pytest.mark.django_db
def test_whole_days_are_days_and_end_the_day_after(client, index):
    event = EventPageFactory(
        parent=index,
        start_date=date(2026, 12, 10),
        end_date=date(2026, 12, 11),
        start_time=None,
        end_time=None,
    )
    (read_event,) = read(client, f"{event.address('sv')}calendar.ics")
    assert read_event.dtstart.value == date(2026, 12, 10)
    assert read_event.dtend.value == date(2026, 12, 12)


@pytest.mark.django_db
def test_lines_are_folded_and_never_within_a_letter(client, event):
    publish(event, summary_sv="Åäö €, " * 60, heading_sv="Ö" * 150)
    content = lines(client, f"{event.address('sv')}calendar.ics")
    assert max(map(len, content)) <= 75
    for line in content:
        line.decode()
    (read_event,) = read(client, f"{event.address('sv')}calendar.ics")
    assert read_event.summary.value == "Ö" * 150
    assert "Åäö €, Åäö €, " in read_event.description.value


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_stays_in_the_list_and_says_so(client, event, status):
    (before,) = read(client, LIST)
    publish(event, status=status, notice_sv="Lokalen brann.")
    (after,) = read(client, LIST)
    assert after.uid.value == before.uid.value
    assert after.status.value == "CANCELLED"
    assert int(after.sequence.value) == int(before.sequence.value) + 1
    assert "Lokalen brann." in after.description.value
    assert after.summary.value.startswith("Inställt: " if status == "cancelled" else "Uppskjutet: ")


@pytest.mark.django_db
def test_the_number_of_changes_counts_what_calendars_must_act_on(client, clock, event):
    def known() -> tuple[str, int, datetime]:
        (read_event,) = read(client, LIST)
        return (
            read_event.uid.value,
            int(read_event.sequence.value),
            read_event.last_modified.value,
        )

    uid, sequence, _stamp = known()
    clock.shift(timedelta(minutes=5))
    publish(event, summary_sv="Ny ingress.")
    assert known() == (uid, sequence, timezone.now())
    clock.shift(timedelta(minutes=5))
    publish(event, start_time=time(17, 0), slug="nytt")
    assert known() == (uid, sequence + 1, timezone.now())
    publish(event, start_time=time(17, 0))
    assert known()[1] == sequence + 1
    # An older revision that is published again is a change like any other.
    oldest = event.revisions.order_by("pk").first()
    oldest.publish()
    assert known()[1] == sequence + 2


@pytest.mark.django_db
def test_what_has_not_changed_is_not_sent_again(client, clock, event):
    publish(event)
    first = client.get(LIST)
    clock.shift(timedelta(days=1))
    again = client.get(LIST, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_list_holds_what_it_is_filtered_by(client, index):
    peace = Theme.objects.create(name_sv="Fred", name_en="Peace")
    series = EventSeriesPageFactory(parent=index, heading_sv="Samtal", heading_en="Talks")
    made = {
        "A": EventPageFactory(parent=index, heading_sv="A", heading_en="A", city="Malmö"),
        "B": EventPageFactory(parent=index, heading_sv="B", heading_en="B", event_kind="film"),
        "C": EventPageFactory(parent=index, heading_sv="C", heading_en="C", series=series),
        "D": EventPageFactory(
            parent=index, heading_sv="D", heading_en="D", start_date=date(2026, 11, 1)
        ),
        "E": EventPageFactory(
            parent=index, heading_sv="E", heading_en="E", start_date=date(2009, 1, 1)
        ),
    }
    publish(made["A"], themes=[peace])

    def names(query: str, base: str = "/sv/kunskap/evenemang/") -> set[str]:
        return {one.summary.value for one in read(client, f"{base}calendar.ics{query}")}

    assert names("") == {"A", "B", "C", "D"}
    assert names("?plats=malmo") == {"A"}
    assert names("?typ=film") == {"B"}
    assert names("?tema=fred") == {"A"}
    assert names("?serie=samtal") == {"C"}
    assert names("?tid=tidigare") == {"D"}
    assert names("?manad=november-2026") == {"D"}
    assert names("?kind=film", "/en/knowledge/events/") == {"B"}
    assert names("?plats=finns-inte") == {"A", "B", "C", "D"}


@pytest.mark.django_db
def test_lists_and_feeds_hold_only_what_exists_in_their_language(client, event, index):
    EventPageFactory(parent=index, heading_sv="Bara svenska", ready_en=False)
    for name in ("calendar.ics", "atom.xml"):
        swedish = client.get(f"/sv/kunskap/evenemang/{name}").content.decode()
        english = client.get(f"/en/knowledge/events/{name}").content.decode()
        assert "Bara svenska" in swedish
        assert "Bara svenska" not in english
        assert "The right" in english
        assert "Rätten" not in english


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "path"), [("sv", "/sv/kunskap/evenemang/"), ("en", "/en/knowledge/events/")]
)
def test_the_feed_is_sound_and_found_from_the_list(client, event, code, path):
    page = client.get(path).content.decode()
    assert f'type="application/atom+xml" href="{path}atom.xml"' in page
    feed = feedparser.parse(client.get(f"{path}atom.xml").content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == code
    (entry,) = feed.entries
    assert entry.link == f"http://testserver{event.address(code)}"
    assert entry.title == getattr(event, f"heading_{code}")
    assert re.match("urn:uuid:", entry.id)
    assert "2026" in entry.summary


@pytest.mark.django_db
def test_a_file_has_one_address_in_each_language(client, event):
    answer = client.get("/en/knowledge/events/r/calendar.ics?x=1")
    assert answer.status_code == 301
    assert answer["Location"] == f"{event.address('en')}calendar.ics?x=1"
    for path in ("/sv/kunskap/evenemang/other.ics", "/sv/kunskap/evenemang/r/atom.xml"):
        assert client.get(path).status_code == 404
