"""Those who take part, organisations and people: none of them is lowered unasked."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Revision

from events.models import EventPage, EventParticipant
from palmecenter.protection.lowering import Agreement, LevelLoweredError, Step, agree
from palmecenter.protection.models import LevelChange
from palmecenter.taxonomy.models import Person
from projects.models import ProjectIndexPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import SectionPageFactory, edit, publish
from tests.tabs import errors, opened, sent, served

from .test_old_tab import PUBLISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(projects: ProjectIndexPage) -> EventPage:
    section = SectionPageFactory(parent=projects.get_parent(), heading_sv="Kunskap")
    page = EventPageFactory(parent=EventIndexPageFactory(parent=section))
    page.participants = [EventParticipant(kind="partner", role_sv="Jurist", name="Dolda Namnet")]
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def raise_participant(event: EventPage) -> None:
    draft = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    people = list(draft.participants.all())
    people[0].protection = "limited"
    draft.participants = people
    draft.save_revision()


def tells_no_name(event: EventPage) -> bool:
    row = EventPage.objects.get(pk=event.pk)
    contents = [str(one.content) for one in Revision.objects.for_instance(row)]
    return not any("Dolda" in text for text in [str(row.serializable_data()), *contents])


@pytest.mark.parametrize("is_published", [False, True])
@pytest.mark.parametrize("way", ["", PUBLISH])
def test_an_old_tab_brings_no_participant_back_at_a_lower_level(
    moderator: Client, event: EventPage, way: str, is_published: bool
) -> None:
    tab = opened(moderator, event)
    assert tab["participants-0-name"] == "Dolda Namnet"
    raise_participant(event)
    if is_published:
        publish(event)
    response = sent(moderator, event, tab, way, summary_sv="Halvskrivet.", make_public="on")
    assert "after you opened this form" in errors(response)["protection"][0]
    html = response.content.decode()
    assert "Halvskrivet." in html
    assert "Dolda Namnet" in html
    row = response.context["form"].formsets["participants"].forms[0]
    assert row["protection"].value() == "limited"
    assert tells_no_name(event)
    # The row of the form as it is now: at the level, and without the name.
    data = {name: response.context["form"][name].value() for name in ("level_seen",)}
    data |= {"participants-0-protection": "limited"}
    assert sent(moderator, event, tab, way, **data).status_code == 302
    assert tells_no_name(event)


@pytest.mark.parametrize("level", ["open", "limited"])
@pytest.mark.parametrize("keep_live", [False, True])
def test_whoever_copies_a_page_by_code_lowers_no_participant_on_the_way(
    event: EventPage, level: str, keep_live: bool
) -> None:
    raise_participant(event)
    publish(event)
    page, pages = EventPage.objects.get(pk=event.pk), EventPage.objects.count()

    def change(_page: Any, _copy: Any, _relation: Any, child: Any) -> None:
        if isinstance(child, EventParticipant):
            child.protection, child.name = level, "Dolda Namnet"

    given = {"slug": "kopia", "title": "Kopia"}
    copying = CopyPageAction(
        page, update_attrs=given, keep_live=keep_live, process_child_object=change
    )
    if level == "limited":
        made = EventPage.objects.get(pk=copying.execute().pk)
        assert [(one.protection, one.name) for one in made.participants.all()] == [(level, "")]
        return
    with pytest.raises(LevelLoweredError):
        copying.execute()
    assert EventPage.objects.count() == pages
    assert not EventParticipant.objects.filter(protection="open").exists()


def test_a_page_of_which_a_participant_was_raised_is_edited_on(
    moderator: Client, event: EventPage
) -> None:
    raise_participant(event)
    for way in ("", PUBLISH):
        response = sent(moderator, event, opened(moderator, event), way)
        assert response.status_code == 302, response.context["form"].formsets["participants"].errors
    [one] = EventPage.objects.get(pk=event.pk).participants.all()
    assert (one.protection, one.name, one.role_sv) == ("limited", "", "Jurist")


def test_a_participant_of_a_draft_is_not_brought_back_by_an_old_tab_either(
    moderator: Client, event: EventPage
) -> None:
    edit(event, participants=[EventParticipant(kind="partner", role_sv="Jurist", name="Dolda X")])
    tab = opened(moderator, event)
    assert tab["participants-0-id"] == ""
    draft = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    people = list(draft.participants.all())
    people[0].protection = "limited"
    draft.participants = people
    draft.save_revision()
    response = sent(moderator, event, tab, PUBLISH, make_public="on")
    assert "protection" in errors(response)
    contents = [str(one.content) for one in Revision.objects.for_instance(event)]
    assert not any("Dolda X" in content for content in contents)


def test_a_participant_is_lowered_after_it_is_said_who(moderator: Client, event: EventPage) -> None:
    raise_participant(event)
    publish(event)
    tab = opened(moderator, event)
    given = {"participants-0-protection": "open", "participants-0-name": "Anna"}
    assert "Anna" in errors(sent(moderator, event, tab, PUBLISH, **given))["make_public"][0]
    response = sent(moderator, event, tab, PUBLISH, make_public="on", **given)
    assert response.status_code == 302, errors(response)
    assert [one.name for one in EventPage.objects.get(pk=event.pk).participants.all()] == ["Anna"]


def test_code_lowers_no_participant(event: EventPage) -> None:
    raise_participant(event)
    page = publish(event)
    people = list(page.participants.all())
    people[0].protection = "open"
    page.participants = people
    with pytest.raises(LevelLoweredError):
        page.save_revision()
    with pytest.raises(LevelLoweredError):
        page.save()


def test_code_lowers_no_participant_by_itself_either(event: EventPage) -> None:
    raise_participant(event)
    publish(event)
    one = EventParticipant.objects.get()
    one.protection, one.name = "open", "Dolda Namnet"
    with pytest.raises(LevelLoweredError):
        one.save()
    assert tells_no_name(event)
    assert EventParticipant.objects.get().protection == "limited"


def test_a_raised_participant_who_has_no_row_is_not_put_back_by_code(event: EventPage) -> None:
    old = EventParticipant.objects.get()
    raise_participant(event)
    assert not EventParticipant.objects.exists()
    with pytest.raises(LevelLoweredError):
        old.save()
    assert not EventParticipant.objects.exists()


def test_code_that_asked_lowers_a_participant(event: EventPage) -> None:
    raise_participant(event)
    publish(event)
    one = EventParticipant.objects.get()
    one.protection, one.name = "open", "Anna"
    steps = {f"participants:{one.pk}": Step("limited", "open")}
    one.page.agreed_lowering = Agreement(steps)
    with pytest.raises(LevelLoweredError):  # agreed for a draft alone
        one.save()
    one.page.agreed_lowering = Agreement(steps, publishes=True)
    one.save()
    assert EventParticipant.objects.get().name == "Anna"


# --- Organisations and people --------------------------------------------------------------------


@pytest.fixture
def person(db) -> Person:
    return Person.objects.create(name="Dolda Namnet", email="dolda@example.org")


def person_address(person: Person) -> str:
    return reverse("wagtailsnippets_taxonomy_person:edit", args=[person.pk])


def test_an_old_tab_of_a_person_brings_no_name_back(editor_client: Client, person: Person) -> None:
    address = person_address(person)
    tab = served(editor_client, address, "w-editor-form")
    raised = Person.all_levels.get(pk=person.pk)
    raised.name, raised.protection = "En kollega", "protected"
    raised.save()
    for ticked in ({}, {"make_public": "on", "name_is_public": "on"}):
        response: Any = editor_client.post(address, {**tab.dict(), **ticked})
        assert "after you opened this form" in errors(response)["protection"][0]
        assert "dolda@example.org" in response.content.decode()
        assert Person.objects.get(pk=person.pk).name == "En kollega"
    form = response.context["form"]
    assert form["protection"].value() == "protected"
    again = {**tab.dict(), "level_seen": form["level_seen"].value()}
    shown = errors(editor_client.post(address, again))["make_public"][0]
    assert all(word in shown for word in ("Name", "E-mail"))
    again |= {"make_public": "on"}
    assert editor_client.post(address, again).status_code == 302
    assert Person.objects.get(pk=person.pk).protection == "open"
    acts = LevelChange.of(person).values_list("act", "before", "after", "user_name")
    assert list(acts) == [
        ("lowered", "protected", "open", "editor"),
        ("raised", "open", "protected", ""),
    ]


def test_code_lowers_no_person_and_says_so(person: Person) -> None:
    person.name, person.protection = "En kollega", "closed"
    person.save()
    person.protection = "limited"
    with pytest.raises(ValidationError):
        person.save()
    agree(person)
    person.save()
    assert Person.objects.get(pk=person.pk).protection == "limited"
