"""Raising a level by the editor's own form, sent whole as it was loaded."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from palmecenter.pages.models import BasePage

BEFORE = "2026-11-02T09:10:11+00:00"
TICKS = {"remove_hidden": "on", "names_stay": "on", "mosaics_read": "on"}


def raised(client: Client, page: BasePage, level: str, **given: Any) -> Any:
    """Send the editor's form of a page as it was loaded, with a level and other words."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    loaded = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    data: dict[str, Any] = {name: loaded.getlist(name) for name in loaded}
    general = streamfield([("text", rich_text("<p>Ett arbete.</p>"))])
    words = {"body_sv": general, "body_en": general, "summary_sv": "Allmänt.", "summary_en": "Any."}
    # A tick that is on reads as "" where it has no value of its own, as a browser would send "on".
    words |= {"ready_sv": "on", "ready_en": "on"}
    changed = {**words, "protection": level, "action-publish": "1", **given}
    return client.post(address, data | nested_form_data(changed))


def agreed(client: Client, page: BasePage, level: str = "protected", **given: Any) -> None:
    """Raise a level, with all that is asked for."""
    response = raised(client, page, level, **TICKS, **given)
    assert response.status_code == 302, response.context["form"].errors
