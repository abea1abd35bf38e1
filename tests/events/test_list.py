"""The list of events: found by what readers know, on screen and on paper."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


def headings(client, address: str) -> list[str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    lists = soup.select(".event-list h4 a")
    return [link.get_text() for link in lists]


@pytest.fixture
def events(index) -> None:
    for name, day in (("A", date(2027, 3, 1)), ("B", date(2026, 12, 1)), ("C", date(2009, 1, 1))):
        EventPageFactory(parent=index, heading_sv=name, heading_en=name, start_date=day)
    EventPageFactory(
        parent=index,
        heading_sv="D",
        heading_en="D",
        start_date=date(2025, 5, 30),
        end_date=date(2025, 6, 1),
        city="Malmö",
    )


@pytest.mark.parametrize("path", ["/sv/kunskap/evenemang/", "/en/knowledge/events/"])
def test_what_comes_next_is_first_and_then_what_was_last(client, events, path):
    assert headings(client, path) == ["B", "A", "D", "C"]
    sheet = "skriv-ut/" if path.startswith("/sv") else "print/"
    assert headings(client, f"{path}{sheet}") == ["B", "A", "D", "C"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?tid=kommande", ["B", "A"]),
        ("?tid=tidigare", ["D", "C"]),
        ("?manad=maj-2025", ["D"]),
        ("?manad=juni-2025", ["D"]),
        ("?plats=malmo", ["D"]),
        ("?fran=2009&till=2010", ["C"]),
        ("?ordning=aldst", ["C", "D", "B", "A"]),
    ],
)
def test_events_are_found_by_time_month_and_place(client, events, query, found):
    assert headings(client, f"/sv/kunskap/evenemang/{query}") == found


def test_the_address_to_subscribe_to_is_that_of_what_is_filtered(client, events):
    page = client.get("/sv/kunskap/evenemang/?plats=malmo").content.decode()
    assert 'href="/sv/kunskap/evenemang/calendar.ics?plats=malmo"' in page
    assert "http://testserver/sv/kunskap/evenemang/calendar.ics?plats=malmo" in page
