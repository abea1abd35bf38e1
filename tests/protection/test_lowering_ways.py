"""A draft that lowers a level, and every place where drafts go out: words, and no error."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision, Workflow

from events.models import EventPage, EventParticipant
from palmecenter.protection.lowering import LevelLoweredError, agree
from palmecenter.protection.models import LevelChange
from palmecenter.taxonomy.models import Person
from projects.importing.reading import read
from projects.importing.trial import Wish, run
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import SectionPageFactory, edit, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.tabs import errors, opened, sent, served

from .test_old_tab import client_of, lowering_draft, stored

pytestmark = pytest.mark.django_db

PUBLISH = "action-publish"
REFUSED = "This would lower the protection from “protected:"


@pytest.fixture
def projects(home) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


@pytest.fixture
def project(projects: ProjectIndexPage) -> ProjectPage:
    return ProjectPageFactory(parent=projects, heading_sv="Brunnar", budget=360_000)


@pytest.fixture
def moderator(projects: ProjectIndexPage) -> Client:
    home = projects.get_parent()
    return client_of(home, "moderator", "add_page", "change_page", "publish_page")


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def untouched(page: Page) -> bool:
    row = stored(page)
    return (row.protection, row.budget, row.live) == ("protected", None, True)


# --- Workflows -----------------------------------------------------------------------------------


@pytest.fixture
def task_state(project: ProjectPage, moderator: Client) -> Any:
    """A lowering draft that somebody submitted, and the moderator may approve."""
    lowering_draft(project)
    state = Workflow.objects.get().start(stored(project), None)
    state.current_task_state.task.specific.groups.set(Group.objects.filter(name="moderator"))
    return state.current_task_state


@pytest.mark.parametrize("by_script", [False, True])
def test_approving_on_the_dashboard_lowers_nothing_and_says_where_to_agree(
    moderator: Client, project: ProjectPage, task_state: Any, by_script: bool
) -> None:
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[project.pk, "approve", task_state.pk]
    )
    edit_address = reverse("wagtailadmin_pages:edit", args=[project.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if by_script else {}
    response: Any = moderator.post(address, {"comment": "Bra"}, headers=headers)
    assert (response.json()["redirect"] if by_script else response.url) == edit_address
    assert REFUSED in said(moderator.get(edit_address))
    assert untouched(project)
    task_state.refresh_from_db()
    assert task_state.status == task_state.STATUS_IN_PROGRESS


def test_approving_in_the_editor_asks_and_then_publishes(
    moderator: Client, project: ProjectPage, task_state: Any
) -> None:
    tab = opened(moderator, project)
    way, given = "action-workflow-action", {"workflow-action-name": "approve"}
    assert "Budget" in errors(sent(moderator, project, tab, way, **given))["make_public"][0]
    assert untouched(project)
    response = sent(moderator, project, tab, way, make_public="on", **given)
    assert response.status_code == 302, errors(response)
    row = stored(project)
    assert (row.protection, row.budget) == ("open", 360_000)
    assert LevelChange.of(row)[0].user_name == "moderator"


# --- Many at once, copies, files --------------------------------------------------------------


def act(client: Client, model: str, action: str, pages: list[Page], **data: str) -> Any:
    address = reverse("wagtail_bulk_action", args=[*model.split("."), action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}&next=/admin/", data, follow=True)


@pytest.mark.parametrize("model", ["projects.projectpage", "wagtailcore.page"])
def test_many_at_once_publishes_the_others_and_names_the_one_that_lowers(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage, model: str
) -> None:
    other = ProjectPageFactory(parent=projects, heading_sv="Skolor", live=False)
    unready = ProjectPageFactory(
        parent=projects, heading_sv="Vägar", live=False, ready_sv=False, ready_en=False
    )
    lowering_draft(project)
    answer = said(act(moderator, model, "publish", [project, unready, other]))
    assert untouched(project)
    assert stored(other).live
    assert not stored(unready).live
    assert "lower" in answer
    assert "Brunnar" in answer


def test_publishing_what_is_below_a_page_leaves_out_what_lowers(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    lowering_draft(project)
    stored(project).unpublish()
    data = {"include_descendants": "on"}
    answer = said(act(moderator, "wagtailcore.page", "publish", [projects], **data))
    assert "Brunnar" in answer
    assert stored(project).protection == "protected"
    assert not stored(project).live


def test_a_change_of_many_projects_leaves_a_lowering_draft_alone_and_names_it(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    other = ProjectPageFactory(parent=projects, heading_sv="Skolor")
    draft = lowering_draft(project)
    data = {"status": "stopped", "publish": "on"}
    answer = said(act(moderator, "projects.projectpage", "set_status", [project, other], **data))
    assert "1 project changed" in answer
    assert "Brunnar" in answer
    assert stored(project).latest_revision == draft
    assert stored(other).status_override == "stopped"


@pytest.mark.parametrize("template", [False, True])
def test_a_page_with_a_lowering_draft_is_not_copied_and_it_is_said_why(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage, template: bool
) -> None:
    lowering_draft(project)
    data = {"new_title": "En till", "new_slug": "en-till", "new_parent_page": str(projects.pk)}
    name = "project_template" if template else "wagtailadmin_pages:copy"
    address = reverse(name, args=[project.pk])
    answer = said(moderator.post(address, data, follow=True))
    assert "lower" in answer
    assert ProjectPage.objects.count() == 1


def test_nor_is_it_copied_along_with_what_is_above_it(
    moderator: Client, projects: ProjectIndexPage, project: ProjectPage
) -> None:
    lowering_draft(project)
    parent = projects.get_parent()
    data = {"new_title": "En till", "new_slug": "en-till", "new_parent_page": str(parent.pk)}
    address = reverse("wagtailadmin_pages:copy", args=[projects.pk])
    moderator.post(address, {**data, "copy_subpages": "on"}, follow=True)
    assert ProjectIndexPage.objects.count() == 1
    assert ProjectPage.objects.count() == 1


def test_a_file_writes_nothing_into_a_draft_that_lowers_the_level(
    projects: ProjectIndexPage, project: ProjectPage
) -> None:
    draft = lowering_draft(project)
    for row in ("budget\n{};5", "protection;budget\n{};open;5"):
        lines = read(f"slug;{row.format(project.slug)}".encode())
        report = run(lines, Wish(projects), write=True)
        assert report.is_wrong
    assert stored(project).latest_revision == draft
    # Back to the level of the page is no lowering.
    lines = read(f"slug;protection\n{project.slug};protected".encode())
    assert not run(lines, Wish(projects), write=True).is_wrong
    assert stored(project).get_latest_revision_as_object().budget is None


# --- Those who take part -------------------------------------------------------------------------


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
