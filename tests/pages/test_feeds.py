"""All feeds of the site, read by a program that we did not write."""

from calendar import timegm
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import feedparser
import pytest
from lxml import etree

from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import SectionPageFactory, publish
from tests.factories.publications import (
    DebateIndexPageFactory,
    DebatePageFactory,
    PublicationIndexPageFactory,
    PublicationPageFactory,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = "Om a < b & c > d: <kvinnor> och &lt;män&gt; <b>tillsammans</b>"
NAMES = {
    "events": {"sv": "atom.xml", "en": "atom.xml"},
    "publications": {"sv": "flode.xml", "en": "feed.xml"},
    "debate": {"sv": "flode.xml", "en": "feed.xml"},
}


@pytest.fixture
def lists(home):
    section = SectionPageFactory(parent=home)
    lists = {
        "events": EventIndexPageFactory(parent=section, summary_sv=TEXT, summary_en=TEXT),
        "publications": PublicationIndexPageFactory(
            parent=section, summary_sv=TEXT, summary_en=TEXT
        ),
        "debate": DebateIndexPageFactory(parent=section, summary_sv=TEXT, summary_en=TEXT),
    }
    texts = {"summary_sv": TEXT, "summary_en": TEXT, "heading_sv": TEXT, "heading_en": TEXT}
    EventPageFactory(parent=lists["events"], **texts)
    PublicationPageFactory(parent=lists["publications"], **texts)
    DebatePageFactory(parent=lists["debate"], date=date(2026, 7, 1), **texts)
    return lists


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_words_between_angle_brackets_are_words(client, lists, name, code):
    content = client.get(f"{lists[name].address(code)}{NAMES[name][code]}").content
    root = etree.fromstring(content)
    entry = root.find(f"{ATOM}entry")
    for element in (entry.find(f"{ATOM}summary"), entry.find(f"{ATOM}title")):
        assert element.get("type", "text") == "text"
    assert entry.find(f"{ATOM}summary").text.endswith(TEXT)
    assert entry.find(f"{ATOM}title").text == TEXT
    assert root.find(f"{ATOM}subtitle").text == TEXT
    feed = feedparser.parse(content)
    assert not feed.bozo
    assert feed.entries[0].summary_detail.type == "text/plain"
    assert feed.entries[0].summary.endswith(TEXT)
    assert feed.feed.language == code


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "America/New_York", "Asia/Tokyo"])
def test_a_day_is_that_day_wherever_it_is_read(client, lists, zone):
    feed = feedparser.parse(client.get(f"{lists['debate'].address('sv')}flode.xml").content)
    (entry,) = feed.entries
    published = datetime.fromtimestamp(timegm(entry.published_parsed), UTC)
    assert published.astimezone(ZoneInfo(zone)).date() == date(2026, 7, 1)
    assert entry.published.endswith("+02:00")


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_of_nothing_is_as_old_as_its_list(client, lists, name):
    page = publish(lists[name])
    page.get_children().first().specific.delete()
    feed = feedparser.parse(client.get(f"{page.address('sv')}{NAMES[name]['sv']}").content)
    assert not feed.entries
    updated = datetime.fromtimestamp(timegm(feed.feed.updated_parsed), UTC)
    assert updated == page.last_published_at.replace(microsecond=0)
