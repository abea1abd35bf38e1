"""What a protection level hides of an object, and taking it out of the object.

A model names in `protected_facts`, by level, the columns, choices and inline children that must not
be there. Nothing is masked when it is shown: what is hidden is not in the object that is saved.

A protected page is a general text only: a picture, a film, a file, a table or a panel of figures
tells who and where as well as the page's own facts do. Levels that hide these leave the words of
running texts: headings, paragraphs, quotations and notes.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue

from palmecenter.blocks.fields import StreamField
from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import holds_anything, plain_text, translated_fields

from .levels import ProtectionLevel

WORDS = frozenset({"heading", "text", "quote", "footnotes"})
"""The blocks of running texts that are words."""

Facts = dict[str, Any]
"""What was taken out, as people read it, by the name of the field."""


def hidden_names(model: Any, level: str) -> list[str]:
    """Return the names of all fields and relations of a model that a level hides."""
    return [
        name
        for hidden in ProtectionLevel(level).hides
        for name in model.protected_facts.get(hidden, ())
    ]


def hidden_here(instance: Any) -> list[str]:
    """Return the names of what an object holds although its level hides it."""
    names = hidden_names(type(instance), instance.protection)
    return [
        name for name in names if any(_holds(instance, part) for part in _parts(instance, name))
    ]


def redact(instance: Any) -> Facts:
    """Empty everything of an object that its level hides, in memory; return what it held."""
    facts: Facts = {}
    for name in hidden_here(instance):
        for part in _parts(instance, name):
            if _holds(instance, part):
                facts[part] = readable(instance, part)
                _empty(instance, part)
    if leaves_words_alone(instance.protection):
        facts |= redact_texts(instance)
    return facts


def _parts(instance: Any, name: str) -> list[str]:
    """Return the names under which a fact is kept: a translated text has two columns."""
    if name in translated_fields(type(instance)):
        return [localized(name, code) for code in CODES]
    return [name]


def is_children(model: type[models.Model], name: str) -> bool:
    """Whether a name is that of a relation to inline children."""
    return any(name == rel.get_accessor_name() for rel in get_all_child_relations(model))


def _is_many(instance: Any, name: str) -> bool:
    model = type(instance)
    return is_children(model, name) or bool(model._meta.get_field(name).many_to_many)


def _related(instance: Any, name: str) -> list[Any]:
    """Return the objects of a relation; an object that is not stored yet may have none to ask."""
    if instance.pk is None and not is_children(type(instance), name):
        field = instance._meta.get_field(name)
        if not hasattr(field, "value_from_object") or type(field) is models.ManyToManyField:
            return []
    return list(getattr(instance, name).all())


def _holds(instance: Any, name: str) -> bool:
    if _is_many(instance, name):
        return bool(_related(instance, name))
    field = instance._meta.get_field(name)
    value = getattr(instance, field.attname)
    if value is None or value == usual(type(instance), name):
        return False
    return bool(field.is_relation or value == 0 or holds_anything(value))


def usual(model: type[models.Model], name: str) -> Any:
    """What a column holds where nobody has given anything, such as Sweden's time zone.

    None where nothing is usual, as of relations to several.
    """
    field: Any = None if is_children(model, name) else model._meta.get_field(name)
    return field.get_default() if isinstance(field, models.Field) and field.has_default() else None


def _empty(instance: Any, name: str) -> None:
    if _is_many(instance, name):
        getattr(instance, name).set([])
        return
    field = instance._meta.get_field(name)
    setattr(instance, field.name, None if field.null else field.get_default())


def readable(instance: Any, name: str) -> Any:
    """What an object holds under a name, as people read it."""
    if is_children(type(instance), name):
        return [dict(_columns(child)) for child in _related(instance, name)]
    if _is_many(instance, name):
        return [named(one) for one in _related(instance, name)]
    value = getattr(instance, name)
    if isinstance(value, models.Model):
        return named(value)
    return plain_text(value) if holds_anything(value) else str(value)


def _columns(child: models.Model) -> Iterator[tuple[str, str]]:
    """Yield what an inline child holds, but for its keys and its place among the others."""
    translated = translated_fields(type(child))
    for field in child._meta.concrete_fields:
        is_key = field.primary_key or isinstance(field, ParentalKey)
        if is_key or field.name in {"sort_order", *translated}:
            continue
        value = getattr(child, field.name)
        if isinstance(value, models.Model):
            yield field.name, named(value)
        elif value is not None and holds_anything(value):
            yield field.name, plain_text(value)


def named(thing: models.Model) -> str:
    """Return a thing's name, in both languages where it has two."""
    names = [getattr(thing, localized("name", code), None) for code in CODES]
    return " / ".join(dict.fromkeys(filter(None, names))) or str(thing)


def leaves_words_alone(level: str) -> bool:
    """Whether a level hides everything in running texts but the words."""
    return ProtectionLevel.PROTECTED in ProtectionLevel(level).hides


def stream_columns(model: type[models.Model]) -> list[str]:
    """Return the columns of a model that hold running texts, one for each language."""
    translated = translated_fields(model)
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField) and field.name not in translated
    ]


def beside_words(value: StreamValue) -> list[dict[str, Any]]:
    """Return the blocks of a running text that are not words, as they are stored."""
    return [block for block in value.raw_data if block["type"] not in WORDS]


def redact_texts(instance: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Leave an object's running texts their words alone; yield what was taken out, by column."""
    for column in stream_columns(type(instance)):
        value = getattr(instance, column)
        if taken := beside_words(value):
            words = [block for block in value.raw_data if block["type"] in WORDS]
            setattr(instance, column, StreamValue(value.stream_block, words, is_lazy=True))
            yield column, taken
