"""Staff are told which edition readers of its language would not know by name."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from publications.models import Edition, PublicationIndexPage, PublicationPage
from tests.factories.pages import publish
from tests.factories.publications import publication

pytestmark = pytest.mark.django_db

EDITION = {
    "language": "sv",
    "format": "print",
    "title": "",
    "document": "",
    "isbn": "",
    "pages": "",
}


def send(client: Client, index: PublicationIndexPage, *editions: dict[str, str], **given: str):
    """Send the editor's form for a new publication, otherwise as it is served."""
    address = reverse("wagtailadmin_pages:add", args=["publications", "publicationpage", index.pk])
    form = client.get(address).context["form"]
    served = {name: form[name].value() for name in form.fields}
    data: dict[str, Any] = {name: value for name, value in served.items() if value}
    data |= {"body_sv": streamfield([]), "body_en": streamfield([])}
    data |= {name: inline_formset([]) for name in form.formsets}
    data |= {"editions": inline_formset([EDITION | edition for edition in editions])}
    data |= {"heading_sv": "Cirkeln", "ready_sv": "on"}
    return client.post(address, nested_form_data({**data, **given}))


def test_an_edition_in_a_language_of_its_own_needs_a_title_before_it_is_published(
    editor_client: Client, index: PublicationIndexPage
) -> None:
    editions = [{}, {"language": "en"}, {"language": "ar"}]
    refused = send(editor_client, index, *editions, **{"action-publish": "1"})
    errors = [form.errors for form in refused.context["form"].formsets["editions"].forms]
    assert [list(one) for one in errors] == [[], [], ["title"]]
    assert not PublicationPage.objects.exists()
    assert send(editor_client, index, *editions).status_code == 302
    assert not PublicationPage.objects.get().live


def test_one_title_in_a_language_is_enough(
    editor_client: Client, index: PublicationIndexPage
) -> None:
    editions = [{"language": "ar", "title": "مقعد"}]
    saved = send(editor_client, index, *editions, **{"action-publish": "1"})
    assert saved.status_code == 302, saved.context["form"].errors
    page = PublicationPage.objects.get()
    publish(page, editions=[*page.editions.all(), Edition(language="ar", format="epub")])
    assert PublicationPage.objects.get().editions.count() == 2


def test_code_cannot_publish_an_edition_without_a_title_either(
    index: PublicationIndexPage,
) -> None:
    with pytest.raises(ValidationError, match="arabiska"):
        publication(index, {"language": "ar"})
