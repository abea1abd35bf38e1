"""Whoever opens a draft that lowers the protection is told so, whatever tab it stands in."""

import pytest
from django.test import Client
from django.urls import reverse

from palmecenter.pages.models import SectionPage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db

NOTICE = "This draft lowers the protection."


def opened(client: Client, page: SectionPage) -> list[str]:
    """Return what the editor says above a page."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    said = [str(message) for message in response.context["messages"]]
    assert all(message in response.content.decode() for message in said)
    return said


def test_a_draft_that_lowers_the_level_says_so_and_names_both(
    editor_client: Client, work: SectionPage
) -> None:
    page = publish(work, protection=ProtectionLevel.PROTECTED)
    assert not opened(editor_client, page)
    draft = edit(page, protection=ProtectionLevel.OPEN, agreed=True)
    [message] = opened(editor_client, page)
    assert NOTICE in message
    assert "“protected: neither country, partner, amount, place nor picture”" in message
    assert "“open”" in message
    # Once it is published, the page says so by itself.
    draft.get_latest_revision().publish()
    assert not opened(editor_client, page)


def test_a_raised_level_is_not_called_lowered(editor_client: Client, work: SectionPage) -> None:
    edit(work, protection=ProtectionLevel.LIMITED)
    assert not opened(editor_client, work)
