"""Of everything that can be protected it is decided who may know it: a new field fails here."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from palmecenter.pages.models import RelatedPage
from palmecenter.protection import decided
from palmecenter.protection.children import ProtectedChildMixin
from palmecenter.protection.mixins import ProtectionMixin
from palmecenter.protection.terms import ProtectedTermMixin
from projects.models import ProjectPage

KEEPING_TO_A_LEVEL = (ProtectionMixin, ProtectedTermMixin, ProtectedChildMixin)


def protected_models() -> list[Any]:
    """Return the models that keep to a level, and those of inline children that no level hides."""
    guarded: list[Any] = [
        model
        for model in apps.get_models()
        if issubclass(model, KEEPING_TO_A_LEVEL) and model.protected_facts
    ]
    children = {child for model in guarded for child in decided.shown_children(model)}
    return [*guarded, *sorted(children, key=lambda model: model.__name__)]


@pytest.mark.parametrize("model", protected_models(), ids=lambda model: model.__name__)
def test_every_field_and_relation_is_hidden_by_a_level_or_public_for_a_reason(model) -> None:
    assert decided.undecided(model) == [], "put it in protected_facts, or in public_facts with why"
    assert decided.overdecided(model) == [], "there is no such thing, or it is said to be both"
    assert all(decided.public_facts(model).values())


def test_the_models_that_are_looked_at_are_those_that_people_may_be_harmed_by() -> None:
    names = {model.__name__ for model in protected_models()}
    assert names >= {
        *("ProjectPage", "InitiativePage", "EventPage", "PublicationPage"),
        *("Organisation", "Person", "EventParticipant", "CountryComment", "RegistrationQuestion"),
    }


def test_a_field_that_somebody_adds_is_noticed() -> None:
    class Added(models.Model):
        """A model that says nothing of one of its fields."""

        public_facts = {"kind": "as there are anywhere", "gone": "was there once"}
        kind = models.CharField(max_length=1)
        place = models.CharField(max_length=1)

        class Meta:
            abstract = True

    assert decided.undecided(Added) == ["place"]
    assert decided.overdecided(Added) == ["gone"]


def test_what_refers_to_a_page_is_among_what_is_decided() -> None:
    names = {*decided.names(ProjectPage)}
    assert {"pages.RelatedPage.related", "related_pages", "search.PageText.page"} <= names
    assert {"budget", "heading", "target_groups", "owner", "first_published_at"} <= names
    assert "page" not in {*decided.names(RelatedPage)}
