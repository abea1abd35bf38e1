"""A project serves as the template for the next one, and takes nothing of its own along."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from palmecenter.languages.availability import languages_of
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.pages import edit

from ..conftest import whole_project

pytestmark = pytest.mark.django_db


def user_with(page: Page, *permissions: str):
    """Return somebody who may do something with a page and those below it."""
    group = Group.objects.create(name="Somebody")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = get_user_model().objects.create_user("somebody", "somebody@example.org", "secret")
    user.groups.add(group)
    return user


def use_as_template(client: Client, page: ProjectPage) -> ProjectPage:
    known = set(ProjectPage.objects.values_list("pk", flat=True))
    response: Any = client.post(reverse("project_template", args=[page.pk]))
    (made,) = ProjectPage.objects.exclude(pk__in=known)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    return made.get_latest_revision_as_object()


def test_the_new_project_has_the_texts_and_facts_but_nothing_that_happened(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    new = use_as_template(editor_client, page)
    assert (new.heading_sv, new.heading_en) == (
        f"Kopia av {page.heading_sv}",
        f"Copy of {page.heading_en}",
    )
    assert set(new.countries.all()) == set(page.countries.all())
    assert set(new.partner_organisations.all()) == set(page.partner_organisations.all())
    assert [f.amount for f in new.funders.all()] == [f.amount for f in page.funders.all()]
    assert (new.budget, new.picture, new.scale) == (page.budget, page.picture, page.scale)
    assert str(new.body_en) == str(page.body_en)
    assert (new.period_start, new.period_end, new.spent) == (None, None, None)
    assert not any([new.iati_identifier, new.lessons_sv, new.lessons_en])
    for relation in (new.results, new.gallery, new.related_pages):
        assert not relation.exists()


def test_the_new_project_is_an_unready_draft_beside_the_old_one_at_addresses_of_its_own(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    new = use_as_template(editor_client, page)
    assert not new.live
    assert languages_of(new) == []
    assert new.get_parent().pk == projects.pk
    assert {new.slug, new.slug_en}.isdisjoint({page.slug, page.slug_en})
    again = use_as_template(editor_client, page)
    assert {again.slug, again.slug_en}.isdisjoint({new.slug, new.slug_en})


def test_it_starts_from_the_latest_draft_in_both_languages(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects, ready_en=False)
    edit(page, summary_en="Unfinished English", budget=7)
    new = use_as_template(editor_client, page)
    assert (new.summary_en, new.budget) == ("Unfinished English", 7)


def test_the_old_project_is_as_it_was(editor_client: Client, projects: ProjectIndexPage) -> None:
    page = whole_project(projects)
    before = ProjectPage.objects.get(pk=page.pk).serializable_data()
    use_as_template(editor_client, page)
    assert ProjectPage.objects.get(pk=page.pk).serializable_data() == before


def test_asking_makes_nothing_and_says_what_is_left_out(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    page = whole_project(projects)
    count = ProjectPage.objects.count()
    html = editor_client.get(reverse("project_template", args=[page.pk])).content.decode()
    assert ProjectPage.objects.count() == count
    assert "IATI" in html


@pytest.mark.parametrize(
    ("permissions", "allowed"),
    [(["add_page", "change_page"], True), (["change_page"], False), (["add_page"], False)],
)
def test_only_who_may_edit_it_and_add_beside_it_may_use_it(
    client: Client, projects: ProjectIndexPage, permissions: list[str], allowed: bool
) -> None:
    page = whole_project(projects)
    client.force_login(user_with(projects, *permissions))
    address = reverse("project_template", args=[page.pk])
    count = ProjectPage.objects.count()
    client.post(address)
    assert ProjectPage.objects.count() == count + allowed
    listing = client.get(reverse("wagtailadmin_explore", args=[projects.pk])).content.decode()
    assert (address in listing) == allowed
