"""What the editor of events refuses, names and shows before anything is saved."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.models import EventIndexPage, EventPage, RegistrationQuestion
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db

QUESTION = {"kind": "line", "is_required": "on"} | {
    f"{name}_{code}": "" for name in ("label", "help_text", "options") for code in ("sv", "en")
}


def new_event(index: EventIndexPage, view: str = "add") -> str:
    return reverse(f"wagtailadmin_pages:{view}", args=["events", "eventpage", index.pk])


def filled_in(
    client: Client, index: EventIndexPage, question: dict[str, str], **given: str
) -> dict[str, Any]:
    """The editor's form for a new event with one question, otherwise as it is served."""
    form = client.get(new_event(index)).context["form"]
    served = {name: form[name].value() for name in form.fields}
    data: dict[str, Any] = {name: value for name, value in served.items() if value or value == 0}
    data |= {"body_sv": streamfield([]), "body_en": streamfield([]), "spoken": "sv"}
    data |= {name: inline_formset([]) for name in form.formsets}
    data |= {"heading_sv": "Rätten", "heading_en": "The right", "start_date": "2026-12-10"}
    data |= {"ready_sv": "on", "ready_en": "on"}
    questions = inline_formset([QUESTION | question])
    return nested_form_data({**data, "questions": questions, **given})


def send(client: Client, index: EventIndexPage, question: dict[str, str], **given: str):
    """Send the form that is filled in."""
    return client.post(new_event(index), filled_in(client, index, question, **given))


def question_errors(response: Any) -> dict[str, list[str]]:
    return response.context["form"].formsets["questions"].forms[0].errors


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ({"label_sv": "Mat"}, "label_en"),
        ({"label_en": "Food"}, "label_sv"),
        (
            {"kind": "choice", "label_sv": "Mat", "label_en": "Food", "options_sv": "Kött\nGrönt"},
            "options_en",
        ),
    ],
)
def test_a_question_without_words_in_a_ready_language_keeps_the_event_from_being_published(
    editor_client: Client, index: EventIndexPage, question: dict[str, str], column: str
) -> None:
    refused = send(editor_client, index, question, **{"action-publish": "1"})
    (message,) = question_errors(refused)[column]
    assert any(f"“{words}”" in message for words in question.values())
    assert not EventPage.objects.exists()
    saved = send(editor_client, index, question)
    assert saved.status_code == 302, saved.context["form"].errors
    assert not EventPage.objects.get().live


def test_a_question_needs_no_words_in_a_language_that_is_not_ready(
    editor_client: Client, index: EventIndexPage
) -> None:
    answer = send(editor_client, index, {"label_sv": "Mat"}, ready_en="", **{"action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert EventPage.objects.get().live


def test_code_cannot_publish_such_an_event_either(event: EventPage) -> None:
    draft = edit(event, questions=[RegistrationQuestion(label_sv="Mat")])
    with pytest.raises(ValidationError, match="Mat"):
        draft.get_latest_revision().publish()
    publish(event, questions=[RegistrationQuestion(label_sv="Mat", label_en="Food")])
    assert EventPage.objects.get().questions.count() == 1


def test_an_address_for_those_who_are_registered_needs_that_somebody_registers(
    editor_client: Client, index: EventIndexPage
) -> None:
    question = {"label_sv": "Mat", "label_en": "Food"}
    address = "https://meet.example/"
    refused = send(editor_client, index, question, registered_url=address)
    assert list(refused.context["form"].errors) == ["registered_url"]
    given = send(editor_client, index, question, registered_url=address, registration="open")
    assert given.status_code == 302


def test_the_editor_names_what_can_be_added_and_begins_every_field_with_a_capital(
    editor_client: Client, index: EventIndexPage
) -> None:
    response = editor_client.get(new_event(index))
    button = BeautifulSoup(response.content, "html.parser").find(id="id_materials-ADD")
    assert button is not None
    assert button.get_text(strip=True) == "Add Recording or document"
    labels = [response.context["form"][name].label for name in ("spoken", "interpreted")]
    assert labels == ["Talade språk", "Tolkas till"]


def test_an_event_that_was_never_saved_is_previewed_with_its_places(
    editor_client: Client, index: EventIndexPage
) -> None:
    address = new_event(index, "preview_on_add")
    question = {"label_sv": "Mat", "label_en": "Food"}
    given = {"registration": "open", "capacity": "30", "reserved": "2"}
    form = filled_in(editor_client, index, question, **given)
    assert editor_client.post(address, form).json()["is_valid"]
    preview = editor_client.get(address, {"mode": "en"})
    main = BeautifulSoup(preview.content, "html.parser").main
    assert main is not None
    assert "28 places left of 30" in " ".join(main.get_text(" ").split())
    assert not EventPage.objects.exists()
