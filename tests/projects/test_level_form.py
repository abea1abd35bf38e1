"""Raising a level in the editor: nothing is taken away without saying what, and asking."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.media import ImageFactory
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, OrganisationFactory

from .test_editor import form_data, in_swedish

pytestmark = pytest.mark.django_db

WORDS = ("text", rich_text("<p>Allmän text.</p>"))


@pytest.fixture
def project(projects: ProjectIndexPage) -> ProjectPage:
    return ProjectPageFactory(parent=projects, heading_sv="Brunnar", budget=360_000)


def save(client: Client, project: ProjectPage, **given: object):
    data = form_data(heading_sv="Brunnar", ready_sv="on", **given)
    return client.post(reverse("wagtailadmin_pages:edit", args=[project.pk]), data)


def reason(response) -> str:
    [found] = response.context["form"].errors["remove_hidden"]
    return str(found)


def told(response) -> str:
    [found] = response.context["form"].errors["names_stay"]
    return str(found)


@pytest.fixture
def translator_client(project: ProjectPage) -> Client:
    """A browser signed in as somebody who may edit pages, and publish none."""
    group = Group.objects.create(name="Translators")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(
        group=group, page=project.get_parent(), permission=permission
    )
    user = get_user_model().objects.create_user("translator", "translator@example.org", "secret")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def facts(**more: object) -> dict[str, object]:
    """Return what somebody typed: a sum, a day, and a picture in the text."""
    picture = ("picture", {"image": ImageFactory.create().pk, "size": "normal"})
    body = streamfield([WORDS, picture])
    return {"budget": "360000", "body_sv": body, "period_start": "2026-01-01", **more}


def test_the_form_names_what_goes_and_keeps_all_that_was_typed(editor_client, project) -> None:
    in_swedish(editor_client)
    response = save(editor_client, project, protection="protected", **facts())
    assert response.status_code == 200
    for named in ("Budget", "bilder, tabeller", "tills den publiceras igen", "Kryssa i"):
        assert named in reason(response)
    html = response.content.decode()
    assert "360000" in html
    assert "n text." in html
    assert ProjectPage.objects.get(pk=project.pk).protection == "open"


def test_agreed_to_it_goes_and_the_page_leaves_the_site(editor_client, project) -> None:
    response = save(editor_client, project, protection="protected", remove_hidden="on", **facts())
    assert response.status_code == 302, response.context["form"].errors
    stored = ProjectPage.objects.get(pk=project.pk)
    assert (stored.live, stored.budget, stored.period_start) == (False, None, None)
    draft = stored.get_latest_revision_as_object()
    assert [block["type"] for block in draft.body_sv.raw_data] == ["text"]


def test_where_nothing_is_hidden_nobody_is_asked(editor_client, projects) -> None:
    project = ProjectPageFactory(parent=projects, protection="protected", heading_sv="Brunnar")
    body = streamfield([WORDS])
    response = save(editor_client, project, protection="protected", body_sv=body)
    assert response.status_code == 302, response.context["form"].errors


def test_what_is_added_at_the_level_is_asked_for_too(editor_client, projects) -> None:
    project = ProjectPageFactory(parent=projects, protection="limited", heading_sv="Brunnar")
    gallery = inline_formset([{"image": ImageFactory.create().pk}])
    response = save(editor_client, project, protection="limited", gallery=gallery)
    assert "Pictures" in reason(response)


def test_closed_is_never_published_by_the_form(editor_client, project) -> None:
    data = {"protection": "closed", "remove_hidden": "on", "action-publish": "1"}
    response = save(editor_client, project, **data)
    assert response.status_code == 200
    assert "protection" in response.context["form"].errors


def test_the_form_says_what_each_level_takes_and_that_words_and_address_stay(
    editor_client, project
) -> None:
    html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[project.pk])).content.decode()
    assert "Limited: nobody learns who the partner is." in html
    assert "Look through heading, summary, text and address: they are shown." in html


def test_nothing_is_saved_by_itself(editor_client, project) -> None:
    parent = project.get_parent()
    edit = reverse("wagtailadmin_pages:edit", args=[project.pk])
    add = reverse("wagtailadmin_pages:add", args=["projects", "projectpage", parent.pk])
    for address in (edit, add):
        assert editor_client.get(address).context["autosave_enabled"] is False


def test_names_that_the_level_hides_are_found_in_the_words_and_the_address(
    editor_client, projects
) -> None:
    country = CountryFactory.create(code="SZ", name_sv="Eswatini", name_en="Eswatini")
    union = OrganisationFactory.create(name_sv="Lärarnas förbund (SNAT)", name_en="")
    project = ProjectPageFactory(
        parent=projects,
        heading_sv="Brunnar",
        slug="skola-i-eswatini",
        countries=[country],
        partner_organisations=[union],
    )
    text = "<p>SNATs kvinnor i Eswatini, med stöd av Vänfonden.</p>"
    words = streamfield([("text", rich_text(text))])
    funder = {"organisation": "", "name_sv": "Vänfonden", "name_en": "", "amount": ""}
    given = {
        "slug": "skola-i-eswatini",
        "funders": inline_formset([funder]),
        "body_sv": words,
        "countries": [country.pk],
        "remove_hidden": "on",
    }
    limited = told(save(editor_client, project, protection="limited", **given))
    assert "SNAT" in limited
    assert "Eswatini" not in limited
    protected = told(save(editor_client, project, protection="protected", **given))
    assert protected.count("Eswatini") == 2
    assert "Vänfonden" in protected
    assert ProjectPage.objects.get(pk=project.pk).protection == "open"
    response = save(editor_client, project, protection="protected", names_stay="on", **given)
    assert response.status_code == 302


def test_who_may_not_publish_takes_no_page_off_the_site(translator_client, project) -> None:
    response = save(translator_client, project, protection="protected", remove_hidden="on")
    [reason] = response.context["form"].errors["protection"]
    assert "Be någon som får publicera den." in reason
    stored = ProjectPage.objects.get(pk=project.pk)
    assert (stored.live, stored.protection, stored.budget) == (True, "open", 360_000)
    response = save(translator_client, project, protection="open", budget="360000")
    assert response.status_code == 302
