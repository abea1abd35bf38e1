"""Every text that is stored is written as `normalizing` says, whoever stores it.

Forms, imports, commands and code all end in `save()`, or in a revision; here stands what is done
on the way there. What is written around the models (`QuerySet.update`) is as it was given.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

from .normalizing import normalized, normalized_html, normalized_line
from .normalizing_streams import normalized_stream
from .texts import translated_fields

Normalize = Callable[[Any], Any]


@cache
def text_columns(model: type[models.Model]) -> tuple[tuple[models.Field, Normalize], ...]:
    """Find the columns of a model that hold texts, each with what writes its values.

    Of a translated text only the columns of the languages: the other one mirrors them. A password
    is what it is.
    """
    translated = translated_fields(model)
    found = ((field, _for_values_of(field)) for field in model._meta.concrete_fields)
    return tuple(
        (field, write)
        for field, write in found
        if write and field.name not in translated and "password" not in field.name
    )


def _for_values_of(field: models.Field) -> Normalize | None:
    """Choose what writes the values of a field; None where it holds no text."""
    kinds: tuple[tuple[type[models.Field], Normalize], ...] = (
        (StreamField, _stream),
        (models.JSONField, normalized_json),
        (RichTextField, _of_text(normalized_html)),
        (models.TextField, _of_text(normalized)),
        (models.CharField, _of_text(normalized_line)),
    )
    return next((write for kind, write in kinds if isinstance(field, kind)), None)


def _of_text(write: Callable[[str], str]) -> Normalize:
    """Let what is no text, such as a list in a column of our own kind, stay as it is."""
    return lambda value: write(value) if isinstance(value, str) else value


def normalize(instance: models.Model, only: Any = None) -> None:
    """Write the texts of an object as they are kept, in memory: all columns, or `only` some."""
    values = vars(instance)
    for field, write in text_columns(type(instance)):
        name = field.name
        value = values.get(name)
        if value and (only is None or name in only) and (written := write(value)) is not value:
            setattr(instance, name, written)


def _stream(value: Any) -> Any:
    if not isinstance(value, StreamValue):
        return value
    raw = value.get_prep_value()
    written = normalized_stream(value.stream_block, raw)
    return value if written == raw else StreamValue(value.stream_block, written, is_lazy=True)


def normalized_content(model: type[models.Model], content: dict[str, Any]) -> dict[str, Any]:
    """Write the texts of an object that a revision holds, and of its inline children.

    `model` may be one of a migration, which knows its children by their accessors alone.
    """
    written = dict(content)
    for field, write in text_columns(model):
        if value := written.get(field.name):
            written[field.name] = _held(field, write, value)
    for name, child in _children(model).items():
        if isinstance(rows := written.get(name), list):
            written[name] = [normalized_content(child, row) for row in rows]
    return content if written == content else written


@cache
def _children(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """Find the models of the inline children of one, by the names that revisions have them by."""
    relations = model._meta.related_objects
    return {
        name: relation.related_model
        for relation in relations
        if isinstance(relation.field, ParentalKey) and (name := relation.get_accessor_name())
    }


def _held(field: Any, write: Normalize, value: Any) -> Any:
    """Write a value as a revision holds it: a stream is a text of JSON there."""
    if not isinstance(field, StreamField):
        return write(value)
    try:
        raw = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value
    written = normalized_stream(field.stream_block, raw)
    if written == raw:
        return value
    return json.dumps(written, cls=DjangoJSONEncoder) if isinstance(value, str) else written


def normalized_json(value: Any) -> Any:
    """Write all texts in a value of JSON as they are kept; the same value when they are so."""
    if isinstance(value, str):
        return normalized(value)
    if isinstance(value, list):
        written: Any = [normalized_json(one) for one in value]
    elif isinstance(value, dict):
        written = {key: normalized_json(one) for key, one in value.items()}
    else:
        return value
    return value if written == value else written
