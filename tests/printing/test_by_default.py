"""What a page says on the screen reaches paper without anybody thinking of it: facts, and rows."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.template import engines
from django.template.loader import get_template
from django.template.loaders.locmem import Loader
from django.test import Client

from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import BasePage, ContentPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.party_support import InitiativePageFactory, PartySupportIndexPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import (
    DebateIndexPageFactory,
    DebatePageFactory,
    PublicationIndexPageFactory,
    PublicationPageFactory,
)

LISTS: dict[Any, Any] = {
    ProjectIndexPageFactory: ProjectPageFactory,
    PartySupportIndexPageFactory: InitiativePageFactory,
    EventIndexPageFactory: EventPageFactory,
    PublicationIndexPageFactory: PublicationPageFactory,
    DebateIndexPageFactory: DebatePageFactory,
}
TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def _engine() -> Any:
    return engines["django"].engine  # type: ignore[attr-defined]  # Django's own backend has one


def on_paper(client: Client, address: str) -> str:
    response = client.get(f"{address}skriv-ut/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").get_text(" ")


def test_every_list_is_tried() -> None:
    assert {model for model in TYPES if issubclass(model, ListPageMixin)} == {
        make._meta.model for make in LISTS
    }


@pytest.mark.django_db
@pytest.mark.parametrize("make", LISTS, ids=lambda one: one._meta.model.__name__)
def test_the_rows_of_a_list_reach_paper(client, home, make) -> None:
    index = make(parent=home, slug="lista", slug_en="list")
    for number in (1, 2):
        LISTS[make](parent=index, heading_sv=f"Raden nummer {number}")
    said = on_paper(client, index.address("sv"))
    assert "Raden nummer 1" in said
    assert "Raden nummer 2" in said


@pytest.mark.django_db
@pytest.mark.parametrize("make", LISTS, ids=lambda one: one._meta.model.__name__)
def test_a_list_without_a_template_for_paper_prints_its_rows(
    client, home, make, monkeypatch
) -> None:
    monkeypatch.setattr(make._meta.model, "print_template", ListPageMixin.print_template)
    index = make(parent=home, slug="lista", slug_en="list")
    LISTS[make](parent=index, heading_sv="Raden nummer 1")
    assert "Raden nummer 1" in on_paper(client, index.address("sv"))


@pytest.mark.django_db
def test_the_facts_of_a_type_reach_paper(client, content, monkeypatch) -> None:
    """A template that says when the page was published stands for what a type has to say."""
    monkeypatch.setattr(ContentPage, "facts_template", "tests/facts.html")
    settings = _engine().template_loaders[0].loaders
    own = Loader(_engine(), {"tests/facts.html": "<p>{{ page.pk }}:fakta</p>"})
    monkeypatch.setattr(_engine().template_loaders[0], "loaders", [own, *settings])
    _engine().template_loaders[0].reset()
    said = f"{content.pk}:fakta"
    assert said in client.get(content.address("sv")).content.decode()
    assert said in on_paper(client, content.address("sv"))
    _engine().template_loaders[0].reset()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_a_type_that_shows_facts_in_a_template_of_its_own_prints_them_by_one(model) -> None:
    """Facts in `facts_template` reach both; who writes them into a page's template alone forgot."""
    if model.print_template != BasePage.print_template or model is BasePage:
        return
    source = get_template(model.template).template.source  # type: ignore[attr-defined]  # Django's
    assert "{% block facts %}" not in source.replace(
        "{% block facts %}{% if page.facts_template %}", ""
    )
