"""An editor in a browser tab: what its form sends when nobody has typed anything in it."""

from typing import Any

from django.forms import BooleanField
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)


def opened(client: Client, page: Page) -> QueryDict:
    """Return what the editor of a page would send, as it was served."""
    return served(client, reverse("wagtailadmin_pages:edit", args=[page.pk]), "page-edit-form")


def served(client: Client, address: str, form_id: str) -> QueryDict:
    """Return what a form of the admin would send. Running texts are made by script: of words."""
    response: Any = client.get(address)
    assert response.status_code == 200, address
    data = querydict_from_html(response.content.decode(), form_id=form_id)
    form = response.context["form"]
    for name in form.fields:
        value = form[name].value()
        if isinstance(form.fields[name], BooleanField):
            data.pop(name, None)
            data.update({name: "on"} if value else {})
        elif isinstance(value, StreamValue):
            words = [("text", rich_text(block["value"])) for block in value.raw_data]
            data.update(nested_form_data({name: streamfield(words)}))
    return data


def sent(client: Client, page: Page, data: QueryDict, way: str = "", **given: str) -> Any:
    """Send a tab's form: as a draft, or as the button of a `way` does (`action-publish`)."""
    posted = data.copy()
    for name, value in {**given, **({way: "1"} if way else {})}.items():
        posted[name] = value
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted)


def errors(response: Any) -> dict[str, list[str]]:
    """Return what a form says is wrong, by field; nothing where it was taken."""
    if response.status_code != 200:
        return {}
    return {
        name: [str(one) for one in ones] for name, ones in response.context["form"].errors.items()
    }
