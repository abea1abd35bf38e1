"""What a list knows of a project follows its row: publishing, withholding, hiding."""

from unittest.mock import patch

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, PageViewRestriction

from palmecenter.listing.entries import refresh
from palmecenter.listing.models import Entry
from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectPage
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return ProjectIndexPageFactory(parent=home)


@pytest.fixture
def project(index) -> ProjectPage:
    return ProjectPageFactory(
        parent=index, countries=[CountryFactory(code="KE")], themes=[ThemeFactory()], budget=5000
    )


def found(client, query: str = "") -> int:
    return client.get(f"/sv/utvecklingsprojekt/{query}").context["listing"].total


def test_a_draft_is_in_no_list_until_it_is_published(client, index):
    draft = ProjectPageFactory.build(live=False)
    index.add_child(instance=draft)
    assert found(client) == 0
    draft.save_revision().publish()
    assert found(client) == 1


def test_an_unpublished_or_deleted_project_leaves_the_list(client, index, project):
    Page.objects.get(pk=project.pk).unpublish()
    assert found(client) == 0
    publish(project)
    assert found(client) == 1
    ProjectPage.objects.get(pk=project.pk).delete()
    assert found(client) == 0


def test_a_changed_draft_changes_nothing_and_its_publishing_everything(client, index, project):
    namibia = CountryFactory(code="NA")
    edit(project, countries=[namibia], budget=9000)
    assert found(client, "?land=kenya") == 1
    assert Entry.objects.get().amount == 5000
    publish(project)
    assert client.get("/sv/utvecklingsprojekt/land/kenya/").status_code == 404
    assert found(client, "?land=namibia") == 1
    assert Entry.objects.get().amount == 9000


def test_what_protection_withholds_is_in_no_entry(client, index, project):
    publish(project, protection=ProtectionLevel.PROTECTED)
    row = ProjectPage.objects.get(pk=project.pk)
    entry = Entry.objects.get()
    withheld = not row.countries.exists()
    assert withheld == ("country=" not in entry.terms)
    assert (row.budget, row.period_start) == (entry.amount, entry.starts)


def test_row_and_entry_are_written_together_or_not_at_all(index, project):
    with (
        patch("palmecenter.listing.entries.refresh", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
        transaction.atomic(),
    ):
        publish(project, budget=9000)
    assert ProjectPage.objects.get(pk=project.pk).budget == 5000


def test_a_private_project_is_neither_listed_nor_counted(client, index, project):
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Staff"))
    assert found(client) == 0
    assert client.get("/sv/utvecklingsprojekt/land/kenya/").status_code == 404
    assert "Kenya" not in client.get("/sv/utvecklingsprojekt/").content.decode()


def test_a_copied_project_is_a_draft_and_in_no_list(client, index, project):
    project.copy(update_attrs={"slug": "en-kopia", "title": "En kopia"}, keep_live=False)
    assert found(client) == 1


def test_the_list_in_english_shows_and_marks_what_is_only_in_swedish(client, index):
    ProjectPageFactory(parent=index, heading_sv="Äldre", heading_en="", ready_en=False)
    ProjectPageFactory(parent=index, heading_sv="Zebra", heading_en="Brave")
    html = client.get("/en/development-projects/?order=heading").content.decode()
    assert html.index(">Äldre<") < html.index(">Brave<")
    assert "(in Swedish)" in html
    html = client.get("/sv/utvecklingsprojekt/?ordning=rubrik").content.decode()
    assert html.index(">Zebra<") < html.index(">Äldre<")


@pytest.mark.parametrize(
    ("code", "address", "only", "mark"),
    [
        ("en", "/en/development-projects/?order=heading", "sv", "(in Swedish)"),
        ("sv", "/sv/utvecklingsprojekt/?ordning=rubrik", "en", "(på engelska)"),
    ],
)
def test_what_is_in_one_language_alone_stands_where_the_heading_that_is_shown_belongs(
    client, index, code, address, only, mark
):
    for word in ("Zoo", "Bok"):
        ProjectPageFactory(parent=index, heading_sv=word, heading_en=word)
    texts = {f"heading_{only}": "Mitt", f"ready_{only}": True}
    ProjectPageFactory(parent=index, **{f"heading_{code}": "", f"ready_{code}": False}, **texts)
    response = client.get(address)
    rows = response.context["listing"].rows
    assert [row.shown.heading for row in rows] == ["Bok", "Mitt", "Zoo"]
    html = response.content.decode()
    assert html.index(">Bok<") < html.index(">Mitt<") < html.index(">Zoo<")
    assert mark in html.partition(">Mitt<")[2].partition(">Zoo<")[0]


def test_a_term_finds_nothing_of_one_whose_key_begins_as_its_own_does(client, index):
    kenya = CountryFactory(pk=7001, code="KE")
    namibia = CountryFactory(pk=70012, code="NA")
    tunisia = CountryFactory(pk=17001, code="TN")
    for number, countries in enumerate(([kenya], [namibia], [tunisia], [kenya, namibia])):
        ProjectPageFactory(parent=index, countries=countries, heading_sv=f"Projekt {number}")
    answers = {
        slug: client.get(f"/sv/utvecklingsprojekt/?land={slug}")
        for slug in ("kenya", "namibia", "tunisien")
    }
    found = {
        slug: sorted(row.shown.heading for row in answer.context["listing"].rows)
        for slug, answer in answers.items()
    }
    assert found == {
        "kenya": ["Projekt 0", "Projekt 3"],
        "namibia": ["Projekt 1", "Projekt 3"],
        "tunisien": ["Projekt 2"],
    }
    assert [answer.context["listing"].total for answer in answers.values()] == [2, 2, 1]


def test_an_alias_is_not_counted_beside_its_original(client, index, project):
    alias = project.create_alias(update_slug="annan-vag")
    publish(project)
    assert found(client) == 1
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    assert found(client) == 2


def test_entries_are_written_anew_by_a_command(client, index, project, capsys):
    Entry.objects.update(terms=" ")
    call_command("rebuild_list_entries")
    assert "1 entries." in capsys.readouterr().out
    assert found(client, "?land=kenya") == 1


def test_refreshing_what_is_gone_is_safe(index, project):
    Entry.objects.all().delete()
    assert refresh(ProjectPage, [project.pk, 999_999]) == 1
    assert refresh(ProjectPage, []) == 0
