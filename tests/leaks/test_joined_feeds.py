"""No feed and no calendar joins a page from *protected* on to what they told of it before."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from events.models import EventPage
from publications.models import PublicationAuthor, PublicationPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory, RegistrationFactory
from tests.factories.publications import make_index, publication

from .raising import BEFORE, agreed

pytestmark = pytest.mark.django_db


@pytest.fixture
def moment() -> Iterator[Any]:
    with time_machine.travel(BEFORE, tick=False) as moment:
        yield moment


@pytest.fixture
def event(home) -> EventPage:
    index = EventIndexPageFactory(parent=home, slug="evenemang", slug_en="events")
    page = EventPageFactory(parent=index, heading_sv="Möte i Dolda", heading_en="Meeting in Hidden")
    page = EventPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    page.city = "Uppsala"
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


IN_CALENDARS = r"^(?:UID|DTSTART|CREATED|LAST-MODIFIED|URL|SUMMARY|LOCATION)[^:]*:(.*?)\r?$"
IN_FEEDS = r"<(?:id|published|updated|title)>([^<]+)<"


def told_of(client: Client, event: EventPage) -> set[str]:
    """Return what calendars and the feed tell of the only event that there is."""
    own = EventPage.objects.get(pk=event.pk).address("en")
    calendars = [f"{own}calendar.ics", "/en/events/calendar.ics"]
    texts = [client.get(address).content.decode() for address in calendars]
    feed = client.get("/en/events/atom.xml").content.decode()
    entry = feed[feed.index("<entry") :]
    found = re.findall(IN_CALENDARS, "\n".join(texts), re.MULTILINE)
    return {*found, *re.findall(IN_FEEDS, entry)}


def test_no_calendar_and_no_feed_takes_a_protected_event_for_the_one_that_it_was(
    client, editor_client, event, moment
) -> None:
    before = told_of(client, event)
    assert {"Meeting in Hidden", "20261210T180000"} <= before
    moment.shift(timedelta(days=20))
    agreed(editor_client, event, new_name="on")
    now = told_of(client, event)
    # Whoever wants to come must know the day, and that is all that is left.
    assert "20261210" in now
    assert before & now == set()


def test_who_was_told_of_a_change_is_known_after_the_level_is_raised(editor_client, event) -> None:
    told: Any = RegistrationFactory(event=event, told_sequence=event.sequence)
    other: Any = RegistrationFactory(event=event, told_sequence=event.sequence - 1)
    agreed(editor_client, event)
    event.refresh_from_db()
    told.refresh_from_db()
    other.refresh_from_db()
    assert event.sequence == 1
    assert [one.told_sequence < event.sequence for one in (told, other)] == [False, True]


def test_no_feed_takes_a_protected_publication_for_the_one_that_it_was(
    client, editor_client, moment
) -> None:
    page = publication(make_index(), heading_sv="Partiet Dolda", heading_en="The party")
    page.authors.add(PublicationAuthor(name="Lind, Anna"))
    page.save_revision().publish()
    feed = page.get_parent().specific.address("sv") + "flode.xml"
    before = client.get(feed).content.decode()
    moment.shift(timedelta(days=20))
    agreed(editor_client, PublicationPage.objects.get(pk=page.pk), new_name="on")
    now = client.get(feed).content.decode()
    entries = [text[text.index("<entry>") :] for text in (before, now)]
    ids, published = (
        [re.findall(rf"<{name}>([^<]+)<", entry) for entry in entries]
        for name in ("id", "published")
    )
    assert ids[0]
    assert not {*ids[0]} & {*ids[1]}
    assert published[0]
    assert not {*published[0]} & {*published[1]}
    assert "Anna Lind" in entries[0]
    assert "Anna Lind" not in entries[1]
