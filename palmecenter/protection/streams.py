"""A protected page is a general text only: what its running texts may be made of.

A picture, a film, a file, a table or a panel of figures tells who and where as well as the page's
own facts do. Levels that hide these leave the words: headings, paragraphs, quotations and notes.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue

from palmecenter.blocks.fields import StreamField
from palmecenter.languages.texts import translated_fields

from .levels import ProtectionLevel

WORDS = frozenset({"heading", "text", "quote", "footnotes"})


def leaves_words_alone(level: str) -> bool:
    """Say whether a level hides everything in running texts but the words."""
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


def take_out_of_texts(instance: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Leave an object's running texts their words alone; yield what was taken out, by column."""
    for column in stream_columns(type(instance)):
        value = getattr(instance, column)
        if taken := beside_words(value):
            words = [block for block in value.raw_data if block["type"] in WORDS]
            setattr(instance, column, StreamValue(value.stream_block, words, is_lazy=True))
            yield column, taken
