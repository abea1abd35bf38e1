"""The section with its list of events, on 25 November 2026."""

from datetime import UTC, datetime

import pytest
import time_machine

from events.models import (
    EventIndexPage,
    EventPage,
)
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import SectionPageFactory

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    """The time, which stands still until a test moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def index(clock, home) -> EventIndexPage:
    section = SectionPageFactory(
        parent=home,
        heading_sv="Kunskap och debatt",
        heading_en="Knowledge and debate",
        slug="kunskap",
        slug_en="knowledge",
        voice="leaf",
    )
    return EventIndexPageFactory(parent=section)


@pytest.fixture
def event(index) -> EventPage:
    return EventPageFactory(
        parent=index,
        heading_sv="Rätten att organisera sig",
        heading_en="The right to organise",
        accessibility_sv="Hiss finns.",
        accessibility_en="There is a lift.",
    )
