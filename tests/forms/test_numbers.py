"""Numbers are read as people type them, whatever language their browser has."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from hypothesis import given, strategies as st
from wagtail.test.utils.form_data import inline_formset

from palmecenter.forms.numbers import NumberField, NumberInput, read_number
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.projects.test_editor import form_data


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 200 000", "1200000"),
        ("1\N{NO-BREAK SPACE}200\N{NARROW NO-BREAK SPACE}000,50", "1200000.50"),
        ("1,200,000.25", "1200000.25"),
        ("1.200.000,25", "1200000.25"),
        ("\N{MINUS SIGN}3", "-3"),
        (" 0,125 ", "0.125"),
        ("１２", "12"),
        ("12’000", "12000"),
    ],
)
def test_a_number_is_what_was_meant(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "tolv", "1e5", "12,5,5", "12 5", "1,20,000", "--1", "12 kr"])
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="no number"):
        read_number(typed)


def test_what_may_mean_two_numbers_is_asked_about_unless_it_must_be_whole() -> None:
    assert read_number("1,234", whole=True) == 1234
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        read_number("1,234")
    with translation.override("en"):
        said = refused.value.messages
    assert said == ["“1,234” can be read in two ways. Write 1234 or 1,2340."]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from(["sv", "en"]))
def test_what_the_form_shows_is_read_as_the_same_number(number: Decimal, language: str) -> None:
    with translation.override(language):
        field = NumberField(max_digits=14, decimal_places=2)
        assert field.clean(NumberInput().format_value(number)) == number


@pytest.fixture
def projects(home) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_editor_types_numbers_with_commas_and_blanks(editor_client, projects, language) -> None:
    """12,5 was stored as 125 where the browser was English, and published as a fact."""
    project = ProjectPageFactory(parent=projects, heading_sv="Brunnar")
    result = {
        "kind": "output",
        "statement_sv": "Sparlag",
        "statement_en": "",
        "baseline": "0",
        "target": "12,5",
        "achieved": "1 200,75",
        "year": "2026",
    }
    given_ = {"budget": "1 200 000", "results": inline_formset([result])}
    data = form_data(heading_sv="Brunnar", ready_sv="on", **given_)
    address = reverse("wagtailadmin_pages:edit", args=[project.pk])
    response = editor_client.post(address, data, headers={"accept-language": language})
    assert response.status_code == 302, response.context["form"].errors
    draft = ProjectPage.objects.get(pk=project.pk).get_latest_revision_as_object()
    assert draft.budget == 1_200_000
    [stored] = draft.results.all()
    assert (stored.target, stored.achieved) == (Decimal("12.5"), Decimal("1200.75"))
    html = editor_client.get(address).content.decode()
    assert 'inputmode="decimal"' in html
    assert 'type="number"' not in html


def test_a_sum_with_decimals_is_refused_at_its_field_and_stays_as_typed(
    editor_client, projects
) -> None:
    project = ProjectPageFactory(parent=projects, heading_sv="Brunnar")
    data = form_data(heading_sv="Brunnar", ready_sv="on", budget="12,5")
    response = editor_client.post(reverse("wagtailadmin_pages:edit", args=[project.pk]), data)
    assert response.status_code == 200
    assert "budget" in response.context["form"].errors
    assert 'value="12,5"' in response.content.decode()
