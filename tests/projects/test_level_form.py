"""Raising a level in the editor: nothing is taken away without saying what, and asking."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.media import ImageFactory
from tests.factories.projects import ProjectPageFactory

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
