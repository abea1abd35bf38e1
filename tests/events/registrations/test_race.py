"""Many people at once, each by a connection of their own, on PostgreSQL.

SQLite lets one writer in at a time, so that there nothing is proved; it is left out by name.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import cast

import pytest
from django.db import connection, connections
from django.db.models import QuerySet
from django.test import Client

from events.models import EventPage, Registration
from events.registrations import services
from tests.events.registering import confirm_link, fields_of, form_address
from tests.factories.events import EventIndexPageFactory, EventPageFactory, RegistrationFactory
from tests.factories.pages import SectionPageFactory, make_home

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs rows that are locked one by one"
    ),
    pytest.mark.usefixtures("migrated"),
]

PEOPLE, PLACES, AT_ONCE = 200, 10, 25


@pytest.fixture
def event(transactional_db) -> EventPage:
    section = SectionPageFactory(parent=make_home())
    index = EventIndexPageFactory(parent=section)
    return EventPageFactory(parent=index, registration="open", capacity=PLACES)


def all_at_once(act, things: list) -> list:
    """Do one thing for each, as many at a time as there are connections, started together."""
    start = Barrier(AT_ONCE)

    def run(number: int, thing: object) -> object:
        if number < AT_ONCE:
            start.wait()
        try:
            return act(thing)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(len(things)), things))


def numbers_of(rows: QuerySet[Registration]) -> list[int]:
    """Return the numbers of registrations that all have one, in order: without one, none sorts."""
    return sorted(cast("list[int]", list(rows.values_list("number", flat=True))))


def assert_nobody_is_lost_or_too_many() -> None:
    confirmed = Registration.objects.filter(status="confirmed")
    waiting = Registration.objects.filter(status="waiting")
    assert numbers_of(confirmed) == list(range(1, PLACES + 1))
    assert numbers_of(waiting) == list(range(PLACES + 1, PEOPLE + 1))
    assert not Registration.objects.filter(status="unconfirmed").exists()


def test_two_hundred_people_for_ten_places(event, mailoutbox, settings):
    """From the form to the place, as browsers do it."""
    settings.FORMS_AN_HOUR = PEOPLE
    address = form_address(event)
    empty = fields_of(Client().get(address).content.decode())

    def fill_in(number: int) -> int:
        entries = {"who": f"P{number}", "email": f"p{number}@example.org", "consent": "on"}
        return Client().post(address, {**empty, **entries}).status_code

    assert all_at_once(fill_in, list(range(PEOPLE))) == [302] * PEOPLE
    links = [confirm_link(message) for message in mailoutbox]
    assert len(set(links)) == PEOPLE
    answers = all_at_once(lambda link: Client().post(link).status_code, links)
    assert answers == [302] * PEOPLE
    assert_nobody_is_lost_or_too_many()
    told = Registration.objects.exclude(told="").values_list("status", "told")
    assert len(told) == PEOPLE
    assert all(status == was_told for status, was_told in told)


def test_pressing_twice_at_once_takes_one_place(event):
    people = RegistrationFactory.create_batch(20, event=event, status="unconfirmed", number=None)
    all_at_once(services.confirm, [one.key for one in people for _time in range(5)])
    assert Registration.objects.filter(status="confirmed").count() == PLACES
    assert Registration.objects.filter(status="waiting").count() == 10
    assert numbers_of(Registration.objects.all()) == list(range(1, 21))


def test_coming_and_going_at_once_leaves_no_place_free_and_none_double(event):
    came = RegistrationFactory.create_batch(PLACES, event=event)
    last = numbers_of(Registration.objects.all())[-1]
    for number in range(40):
        RegistrationFactory(event=event, status="waiting", number=last + 1 + number)
    new = RegistrationFactory.create_batch(30, event=event, status="unconfirmed", number=None)
    acts = [(services.cancel, one.key) for one in came] + [
        (services.confirm, one.key) for one in new
    ]
    all_at_once(lambda act: act[0](act[1]), acts)
    confirmed = Registration.objects.filter(status="confirmed")
    waiting = Registration.objects.filter(status="waiting")
    assert (confirmed.count(), waiting.count()) == (PLACES, 60)
    # Those who had waited longest have the places.
    assert numbers_of(confirmed)[-1] < numbers_of(waiting)[0]
