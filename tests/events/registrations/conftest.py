"""An event with registration and two places."""

import pytest

from events.models import EventPage
from tests.factories.events import EventPageFactory


@pytest.fixture
def event(index) -> EventPage:
    return EventPageFactory(
        parent=index,
        heading_sv="Rätten",
        heading_en="The right",
        slug="ratten",
        registration="open",
        capacity=2,
    )
