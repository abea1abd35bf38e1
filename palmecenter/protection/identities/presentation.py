"""What a level removed, as custodians read it: labels and words in place of stored data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue

from palmecenter.blocks.fields import StreamField
from palmecenter.languages.texts import plain_text, translated_fields
from palmecenter.protection.redaction import named

# Where the thing stands among others, and what mirrors its heading.
OF_THE_TREE = {"pk", "path", "depth", "numchild", "sort_order", "content_type", "title"}

Lines = list[tuple[str, str]]
"""Labels with what stands under them, in the order of the model."""


@dataclass(frozen=True)
class Removed:
    """What was removed at one time: facts, comments and whole earlier versions."""

    at: datetime | str
    facts: Lines
    comments: list[str] = field(default_factory=list)
    earlier: list[Lines] = field(default_factory=list)


@sensitive_variables()
def tell(model: type[models.Model], entry: dict[str, Any]) -> Removed:
    """Return an entry of what was removed from a thing of a model.

    An error report hides the variables of all that is called from here.
    """
    return Removed(
        at=parse_datetime(entry["at"]) or entry["at"],
        facts=list(_lines(model, entry.get("facts", {}))),
        comments=entry.get("comments", []),
        earlier=[list(_lines(model, version)) for version in entry.get("earlier", [])],
    )


def _lines(model: type[models.Model], held: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the label and the words of all that is held, but for what only the database needs."""
    children = {
        one.get_accessor_name(): one.related_model for one in get_all_child_relations(model)
    }
    columns = {column.name: column for column in [*model._meta.fields, *model._meta.many_to_many]}
    for name, value in held.items():
        if name in OF_THE_TREE or value in (None, "", [], {}):
            continue
        if name in children:
            label = str(children[name]._meta.verbose_name_plural)
            yield capfirst(label), _rows(children[name], value)
        elif name not in columns:
            yield name, _plain(value)
        elif _is_for_people(model, columns[name]) and (words := _words(columns[name], value)):
            yield capfirst(str(columns[name].verbose_name)), words


def _is_for_people(model: type[models.Model], column: Any) -> bool:
    """Whether a column is neither a key nor one that only code writes."""
    is_key = column.primary_key or isinstance(column, ParentalKey)
    return column.editable and not is_key and column.name not in translated_fields(model)


def _rows(model: type[models.Model], rows: list[Any]) -> str:
    """Return inline children, one a line."""
    return "\n".join(
        "; ".join(f"{label}: {words}" for label, words in _lines(model, row))
        if isinstance(row, dict)
        else str(row)
        for row in rows
    )


def _words(column: Any, value: Any) -> str:
    """What a column held. Facts are kept as words, earlier versions as they were stored."""
    if column.is_relation:
        keys = value if isinstance(value, list) else [value]
        return ", ".join(_name(column.related_model, key) for key in keys)
    if isinstance(column, StreamField):
        return _stream(column, value)
    if isinstance(column, models.BooleanField):
        return _("yes") if str(value) == "True" else _("no")
    return str(dict(column.flatchoices).get(value) or _plain(value))


def _name(model: type[models.Model], key: Any) -> str:
    """Return the name of a thing known by its key; a name stays as it is."""
    thing = model._default_manager.filter(pk=key).first() if isinstance(key, int) else None
    return named(thing) if thing else str(key)


def _stream(column: StreamField, value: Any) -> str:
    """Return the words of a running text, and the names of the pictures and files in it."""
    try:
        blocks = json.loads(value) if isinstance(value, str) else value
        stream = StreamValue(column.stream_block, blocks, is_lazy=True)
        return "\n\n".join(filter(None, map(_block, stream)))
    except (ValueError, TypeError, KeyError):
        return _plain(value)


def _block(child: Any) -> str:
    words = map(plain_text, child.block.get_searchable_content(child.value))
    things = child.block.extract_references(child.value)
    named_things = [_name(model, int(key)) for model, key, *_paths in things]
    return "\n".join(filter(None, [*words, *named_things]))


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return plain_text(value)
    return json.dumps(value, ensure_ascii=False, default=str)
