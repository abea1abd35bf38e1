"""Nobody closed is referred to by what is saved, in a page's row or in those of its parts.

Lists of terms leave closed ones out by themselves, through the default manager. A single column
does not: a revision from before, published later, would bring the reference back.
"""

from functools import cache
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations

from .levels import ProtectionLevel


def goes_with(model: type[models.Model], name: str) -> bool:
    """Whether rows of a model are about nobody else than the column `name` says.

    A model says so by an attribute `goes_with`; its rows are deleted where others lose a column.
    """
    return getattr(model, "goes_with", "") == name


def drop_closed_references(page: Any) -> None:
    """Take what is closed out of a page and its inline children, in memory."""
    _leave(page)
    for relation in get_all_child_relations(type(page)):
        if _columns(relation.related_model):
            children = getattr(page, relation.get_accessor_name())
            for row in children.all():
                if any(goes_with(type(row), name) for name in _leave(row)):
                    children.remove(row)


def _leave(row: Any) -> list[str]:
    """Empty the columns of a row that name somebody closed; return their names."""
    found = [name for name in _columns(row.__class__) if _is_closed(row, name)]
    for name in found:
        setattr(row, name, None)
    return found


def _is_closed(row: Any, name: str) -> bool:
    """Ask the database: whom a row has at hand may have been closed since it was read."""
    field = row._meta.get_field(name)
    closed = field.related_model.all_levels.filter(protection=ProtectionLevel.CLOSED)
    key = getattr(row, field.attname)
    return key is not None and closed.filter(pk=key).exists()


@cache
def _columns(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns of a model that name an organisation or a person, and may be empty."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.null
        and hasattr(field.related_model, "all_levels")
    )
