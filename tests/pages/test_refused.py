"""What a page refuses is said in words with a way to its editor, wherever somebody presses."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from palmecenter.pages.models import ContentPage
from tests.factories.pages import ContentPageFactory, edit, publish
from tests.staff import client_of
from tests.tabs import opened

pytestmark = pytest.mark.django_db

NO_LANGUAGE = "Mark at least one language as ready before you publish."
UNREADY = {"ready_sv": False, "ready_en": False}


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def bulk(client: Client, action: str, *pages: Page, **given: str) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    keys = [("id", str(page.pk)) for page in pages]
    return client.post(
        f"{address}?{'&'.join(map('='.join, keys))}&next=/admin/", given, follow=True
    )


def live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_pages_published_at_once_go_out_but_for_those_named_with_the_reason(editor_client, section):
    good = ContentPageFactory(parent=section, heading_sv="Gott", live=False)
    bad = ContentPageFactory(parent=section, heading_sv="Halvt", live=False, **UNREADY)
    late = ContentPageFactory(parent=section, heading_sv="Sist", live=False)
    response = bulk(editor_client, "publish", good, bad, late)
    assert (live(good), live(bad), live(late)) == (True, False, True)
    assert "Halvt" in said(response)
    assert NO_LANGUAGE in said(response)
    assert reverse("wagtailadmin_pages:edit", args=[bad.pk]) in said(response)


def test_approving_what_cannot_go_out_leads_to_the_editor_and_approves_nothing(section, content):
    moderator = client_of(section, "moderator", "add_page", "change_page", "publish_page")
    edit(content, **UNREADY)
    state = Workflow.objects.get().start(ContentPage.objects.get(pk=content.pk), None)
    state.current_task_state.task.specific.groups.set(Group.objects.filter(name="moderator"))
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[content.pk, "approve", state.current_task_state_id],
    )
    response = moderator.post(address, {"comment": ""}, follow=True)
    assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[content.pk])
    assert "Kontakt" in said(response)
    assert NO_LANGUAGE in said(response)
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert live(content)


def new(client: Client, parent: Page, **given: str) -> Any:
    """Send the form of a new page, to be published."""
    address = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", parent.pk])
    form = client.get(address).context["form"]
    data: dict[str, Any] = {"heading_sv": "Ny", "heading_en": "New", "protection": "open"}
    data |= dict.fromkeys(("body_sv", "body_en"), streamfield([("text", rich_text("<p>Ord.</p>"))]))
    data |= {"slug": "", "slug_en": "", "ready_sv": "on", "action-publish": "1"}
    data |= {f"{name}-{part}": "0" for name in form.formsets for part in COUNTS}
    return client.post(address, nested_form_data({**data, **given}))


COUNTS = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")


def test_a_new_page_of_which_publishing_fails_leaves_no_half(editor_client, section, monkeypatch):
    def fail(*_given: Any, **_named: Any) -> None:
        raise RuntimeError

    pages, revisions = Page.objects.count(), Revision.objects.count()
    with monkeypatch.context() as patch:
        patch.setattr(Revision, "publish", fail)
        with pytest.raises(RuntimeError):
            new(editor_client, section)
    assert (Page.objects.count(), Revision.objects.count()) == (pages, revisions)
    assert new(editor_client, section).status_code == 302
    assert ContentPage.objects.get(heading_sv="Ny").live


def test_a_new_page_in_no_language_is_refused_at_the_languages(editor_client, section):
    pages = Page.objects.count()
    response = new(editor_client, section, ready_sv="")
    assert sorted(response.context["form"].errors) == ["ready_en", "ready_sv"]
    assert Page.objects.count() == pages


@pytest.mark.parametrize(
    ("left_out", "given"),
    [
        ("body_sv-count", {}),
        ("body_sv-0-type", {}),
        ("", {"body_sv-count": "x"}),
        ("", {"body_sv-0-value": "[1"}),
        ("", {"related_pages-INITIAL_FORMS": "3"}),
        ("heading_sv", {"related_pages-TOTAL_FORMS": "1", "related_pages-0-related": "x"}),
        ("heading_sv", {"related_pages-TOTAL_FORMS": "1", "action-publish": "1"}),
        ("", {"related_pages-INITIAL_FORMS": "1", "related_pages-0-id": "x"}),
    ],
)
def test_a_form_that_came_incomplete_is_refused_in_words_and_nothing_is_saved(
    editor_client, content, left_out, given
):
    publish(content)
    revisions = Revision.objects.count()
    data = opened(editor_client, ContentPage.objects.get(pk=content.pk))
    data.pop(left_out, None)
    for name, value in given.items():
        data[name] = value
    if (rows := str(data["related_pages-INITIAL_FORMS"])) != "0":
        data["related_pages-TOTAL_FORMS"] = rows
    response = editor_client.post(
        reverse("wagtailadmin_pages:edit", args=[content.pk]),
        data,
        headers={"accept-language": "sv"},
    )
    assert response.status_code == 400
    assert "Formuläret kom inte fram helt" in response.content.decode()
    assert Revision.objects.count() == revisions
