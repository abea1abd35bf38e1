"""Whether it is decided of everything that a model holds, and of what refers to it, who may know.

A name is in `protected_facts`, with the level that hides it, or in `public_facts`, with why it may
be public at every level. The reasons are added up over the bases: a mixin speaks for itself. What
others refer to the model by goes by the name of their column, such as `events.Registration.event`.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import translated_fields

from .levels import ProtectionLevel
from .redaction import hidden_names


def public_facts(model: type[models.Model]) -> dict[str, str]:
    """Return why each field or relation of a model may be public, by its name."""
    found: dict[str, str] = {}
    for base in reversed(model.mro()):
        found |= vars(base).get("public_facts", {})
    return found


def undecided(model: type[models.Model]) -> list[str]:
    """What a model holds of which nobody has said who may know it."""
    return sorted({*names(model)} - {*public_facts(model)} - _hidden(model))


def overdecided(model: type[models.Model]) -> list[str]:
    """What is said of a model that has no such thing, or both hides it and does not."""
    public = {*public_facts(model)}
    return sorted((public | _hidden(model)) - {*names(model)} | public & _hidden(model))


def shown_children(model: type[models.Model]) -> list[type[models.Model]]:
    """Return the models of inline children that no level hides: each decides on its own fields.

    Wagtail's comments are staff's own, and have no place for a decision.
    """
    shown = {*public_facts(model)} - {COMMENTS_RELATION_NAME}
    return [
        relation.related_model
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() in shown
    ]


def names(model: type[models.Model]) -> Iterator[str]:
    """Yield the names of all fields of a model, its inline children, and what refers to it.

    A text in two languages is one field. The columns that hold a child's place are none.
    """
    columns = {localized(name, code) for name in translated_fields(model) for code in CODES}
    children = {relation.field for relation in get_all_child_relations(model)}
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, models.ForeignObjectRel):
            yield from _of_relation(field, is_child=field.field in children)
        elif field.name not in columns and not _is_place(field):
            yield field.name


def _of_relation(relation: Any, *, is_child: bool) -> Iterator[str]:
    if is_child:
        yield relation.get_accessor_name()
        return
    own = getattr(relation, "parent_link", False) or relation.related_model._meta.auto_created
    if not own:
        yield f"{relation.related_model._meta.label}.{relation.field.name}"


def _is_place(field: Any) -> bool:
    """Return whether a column is a key, says which model a row is of, or what it stands under."""
    is_link = getattr(field.remote_field, "parent_link", False)
    return field.primary_key or is_link or field.name in {"id", "sort_order", "page"}


def _hidden(model: type[models.Model]) -> set[str]:
    has_levels = hasattr(model, "protected_facts")
    return {*hidden_names(model, ProtectionLevel.CLOSED)} if has_levels else set()
