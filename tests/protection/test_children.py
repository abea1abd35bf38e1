"""Inline children with a level of their own: what it hides is in no row and no revision."""

import pytest
from wagtail.models import Revision

from events.models import EventPage, EventParticipant
from palmecenter.protection.identities.encryption import new_key
from palmecenter.protection.identities.models import ProtectedIdentity
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.search.models import PageText
from party_support.models import ChapterPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.party_support import (
    ChapterPageFactory,
    ManualPageFactory,
    add_parts,
    comment,
)
from tests.factories.publications import make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(home) -> EventPage:
    """A published event with two who take part."""
    page = EventPageFactory(parent=EventIndexPageFactory(parent=home), slug="mote")
    page.participants = [
        EventParticipant(sort_order=0, kind="expert", name="Tendai Moyo", role_sv="Jurist"),
        EventParticipant(sort_order=1, kind="staff", name="Anna Lind"),
    ]
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def draft(event: EventPage, level: ProtectionLevel = ProtectionLevel.LIMITED) -> EventPage:
    """Save a draft in which the first participant is protected."""
    page = event.get_latest_revision_as_object()
    people = list(page.participants.all())
    people[0].protection = level
    page.participants = people
    page.save_revision()
    return page


def revisions(page) -> str:
    return str(list(Revision.objects.for_instance(page).values_list("content", flat=True)))


def test_no_revision_tells_the_name_of_somebody_who_is_protected_now(event) -> None:
    draft(event)
    assert "Tendai" not in revisions(event)
    assert "Anna Lind" in revisions(event)


def test_they_leave_the_site_at_once_and_come_back_as_their_role(event, client) -> None:
    address = event.address("sv")
    assert "Tendai Moyo" in client.get(address).content.decode()
    page = draft(event)
    html = client.get(address).content.decode()
    assert "Tendai" not in html
    assert "Anna Lind" in html
    page.get_latest_revision().publish()
    html = client.get(address).content.decode()
    assert "Jurist" in html
    assert "Tendai" not in html


def test_search_forgets_the_name(event) -> None:
    event.body_sv = [("text", "<p>Text</p>")]
    draft(event)
    assert not PageText.objects.filter(text__contains="Tendai").exists()


def test_somebody_who_was_only_ever_drafted_is_forgotten_too(event) -> None:
    page = event.get_latest_revision_as_object()
    page.participants.add(EventParticipant(sort_order=2, kind="activist", name="Naw Dolda"))
    page.save_revision()
    assert "Naw Dolda" in revisions(event)
    page = event.get_latest_revision_as_object()
    people = list(page.participants.all())
    people[-1].protection = ProtectionLevel.PROTECTED
    page.participants = people
    page.save_revision()
    assert "Naw Dolda" not in revisions(event)
    assert "Tendai Moyo" in revisions(event)


def test_the_name_is_kept_sealed(event, settings) -> None:
    settings.IDENTITY_KEYS = [new_key()]
    draft(event)
    assert "Tendai Moyo" in str(ProtectedIdentity.objects.get().take())


def test_a_comment_on_the_manual_forgets_its_country_and_what_it_said_before(db) -> None:
    chapter = ChapterPageFactory(parent=ManualPageFactory(parent=make_section()))
    chapter = add_parts(chapter, comment("ZA", text_sv="I Harare började vi om."))
    page = chapter.get_latest_revision_as_object()
    [one] = page.country_comments.all()
    country = one.country_id
    one.text_sv, one.protection = "Vi började om.", ProtectionLevel.PROTECTED
    page.country_comments = [one]
    page.save_revision()
    assert "Harare" not in revisions(chapter)
    assert f"'country': {country}" not in revisions(chapter)
    assert not ChapterPage.objects.get(pk=chapter.pk).country_comments.exists()
    page.get_latest_revision().publish()
    shown = ChapterPage.objects.get(pk=chapter.pk).country_comments.get()
    assert (shown.country, shown.text_sv) == (None, "Vi började om.")
