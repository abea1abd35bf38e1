"""The names among what the levels of a page and of its inline children hide."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import translated_fields

from .children import ProtectedChildMixin
from .leaked_names import NAME_COLUMNS, names_in
from .redaction import hidden_names, is_children
from .remaining_texts import Reader

Levels = Mapping[Any, str]
"""Levels of inline children by their keys, where they are no longer what the child says."""


def withheld_names(
    page: Any, level: str, reader: Reader | None = None, levels: Levels | None = None
) -> set[str]:
    """Collect the names that a page holds, and that it must not tell at a level.

    Its children keep to levels of their own beside that: `levels` says which, if they have changed.
    """
    reader = reader or Reader()
    hidden = hidden_names(type(page), level)
    names = set(_names_of(page, hidden, reader))
    for accessor in children_with_levels(type(page)):
        if accessor not in hidden:
            for child in reader.children(page, accessor):
                own = (levels or {}).get(child.pk, child.protection)
                names |= set(_names_of(child, hidden_names(type(child), own), reader))
    return names


def children_with_levels(model: type[Model]) -> list[str]:
    """List the relations of a model to inline children that keep to levels of their own."""
    return [
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if issubclass(relation.related_model, ProtectedChildMixin)
    ]


def _names_of(owner: Any, hidden: list[str], reader: Reader) -> Iterator[str]:
    translated = translated_fields(type(owner))
    for name in hidden:
        if is_children(type(owner), name):
            for child in reader.children(owner, name):
                yield from _names_of_whole(child)
            continue
        columns = [localized(name, code) for code in CODES] if name in translated else [name]
        for column in columns:
            yield from names_in(reader.value(owner, column))


def _names_of_whole(child: Any) -> Iterator[str]:
    """Yield the names in an inline child of which nothing may be told."""
    for field in child._meta.concrete_fields:
        is_named = field.is_relation and not isinstance(field, ParentalKey)
        if is_named or field.name in NAME_COLUMNS:
            yield from names_in(getattr(child, field.name))
