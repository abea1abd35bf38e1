"""Factories for events. An event is in a hall in Stockholm, on 10 December 2026 at six."""

from datetime import date, time
from typing import Any

import factory

from events.models import EventIndexPage, EventPage, EventSeriesPage, Registration
from tests.factories.pages import BasePageFactory


class EventIndexPageFactory(BasePageFactory):
    heading_sv: Any = "Evenemang"
    heading_en: Any = "Events"
    slug = "evenemang"

    class Meta:
        model = EventIndexPage


class EventSeriesPageFactory(BasePageFactory):
    class Meta:
        model = EventSeriesPage


class EventPageFactory(BasePageFactory):
    """Give `registration="open"` and `capacity` for one that people register to."""

    start_date = date(2026, 12, 10)
    start_time = time(18, 0)
    end_time = time(19, 30)
    place_name = "ABF-huset"
    street = "Sveavägen 41"
    city = "Stockholm"
    spoken = factory.LazyFunction(lambda: ["sv"])

    class Meta:
        model = EventPage


class RegistrationFactory(factory.django.DjangoModelFactory[Registration]):
    """A confirmed registration, of which its owner has been told."""

    event = factory.SubFactory(EventPageFactory)
    status = "confirmed"
    told = factory.SelfAttribute("status")
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    language = "sv"

    class Meta:
        model = Registration
