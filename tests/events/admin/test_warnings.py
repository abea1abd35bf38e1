"""Nobody's registration goes with a page without staff knowing of it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.models import EventPage, Registration
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

ERASED = "2 people are registered. Their registrations are erased with the page"


@pytest.fixture
def event(index) -> EventPage:
    page = EventPageFactory(parent=index, heading_sv="Rätten", registration="open")
    for status in ("confirmed", "waiting"):
        RegistrationFactory(event=page, status=status)
    RegistrationFactory(event=page, status="unconfirmed", number=None)
    return publish(page)


def writing_to(event: EventPage) -> str:
    return f'href="{reverse("events_registrations_message", args=[event.pk])}"'


def said(answer) -> str:
    """Return the messages on a page of the admin."""
    assert answer.status_code == 200
    return str(BeautifulSoup(answer.content, "html.parser").find(class_="messages") or "")


def test_whoever_deletes_an_event_reads_first_who_is_registered(editor_client, event):
    delete = reverse("wagtailadmin_pages:delete", args=[event.pk])
    words = said(editor_client.get(delete))
    assert ERASED in words
    assert writing_to(event) in words
    publish(event, status="cancelled")
    words = said(editor_client.get(delete))
    assert "2 people are registered and have not been told that it is cancelled." in words
    assert writing_to(event) in words
    Registration.objects.update(told_sequence=1)
    words = said(editor_client.get(delete))
    assert "They have been told that it is cancelled." in words
    assert writing_to(event) not in words
    assert "are registered" not in said(editor_client.post(delete, follow=True))
    assert not EventPage.objects.exists()


def test_whoever_deletes_the_list_of_events_reads_it_too(editor_client, index, event):
    words = said(editor_client.get(reverse("wagtailadmin_pages:delete", args=[index.pk])))
    assert ERASED in words
    assert writing_to(event) not in words


def test_nothing_is_said_where_nobody_is_registered(editor_client, event):
    Registration.objects.exclude(status="unconfirmed").delete()
    delete = reverse("wagtailadmin_pages:delete", args=[event.pk])
    assert "registered" not in said(editor_client.get(delete))


def test_events_with_registrations_are_not_deleted_along_with_others(editor_client, index, event):
    other = EventPageFactory(parent=index)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    back = reverse("wagtailadmin_explore", args=[index.pk])
    both = f"{address}?id={event.pk}&id={other.pk}&next={back}"
    answer = editor_client.post(both, follow=True)
    assert "Nothing was deleted: 2 people are registered." in said(answer)
    assert EventPage.objects.count() == 2
    editor_client.post(f"{address}?id={other.pk}")
    assert EventPage.objects.get() == event


def test_whoever_unpublishes_an_event_reads_who_has_not_been_told(editor_client, event):
    address = reverse("wagtailadmin_pages:unpublish", args=[event.pk])
    words = said(editor_client.post(address, follow=True))
    assert "2 people are registered and have not been told." in words
    assert writing_to(event) in words
    assert not EventPage.objects.get().live
