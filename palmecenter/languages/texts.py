"""What counts as text in a translated field, and how a page's texts are collected.

A rich text saved empty by the editor is `<p data-block-key="…"></p>`: markup without words. Nothing
here takes that for content.
"""

import hashlib
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db.models import Model
from django.utils.html import strip_tags
from modelcluster.models import get_all_child_relations
from modeltranslation.translator import NotRegistered, translator
from wagtail.blocks import StreamValue

from .codes import localized

_translated_fields: dict[type, tuple[str, ...]] = {}


def translated_fields(model: type) -> tuple[str, ...]:
    """Return the names of the translated fields of a model, inherited ones too."""
    if model not in _translated_fields:
        try:
            # `all_fields`, not `fields`: the latter leaves out what a parent model registered.
            names = tuple(translator.get_options_for_model(model).all_fields)
        except NotRegistered:
            names = ()
        _translated_fields[model] = names
    return _translated_fields[model]


def plain_text(value: object) -> str:
    """Return the words of a field's value (plain, rich text or stream) without markup."""
    if value is None:
        return ""
    if isinstance(value, StreamValue):
        parts = value.stream_block.get_searchable_content(value)
        return "\n".join(text for part in parts if (text := plain_text(part)))
    return unescape(strip_tags(str(value).replace("</p>", "\n").replace("<br/>", "\n"))).strip()


def has_text(value: object) -> bool:
    """Say whether a field's value holds any word, or a picture or file that somebody chose."""
    if isinstance(value, StreamValue):
        # Asked many times a page: stops at the first block that holds anything.
        return any(map(_holds_content, value))
    return bool(plain_text(value))


def _holds_content(child: StreamValue.StreamChild) -> bool:
    words = child.block.get_searchable_content(child.value)
    return any(map(plain_text, words)) or any(child.block.extract_references(child.value))


def text_sources(page: Model) -> Iterator[Any]:
    """Yield a page, and its inline children that hold translated texts, in their order.

    Children have children of their own: a question has its options.
    """
    yield page
    for relation in get_all_child_relations(type(page)):
        if translated_fields(relation.related_model):
            for child in getattr(page, relation.get_accessor_name()).all():
                yield from text_sources(child)


def words_in(page: Model, code: str) -> list[str]:
    """Return all words of a page and its inline children in one language, empty texts left out.

    What a model lists in `names_places` only points at words that stand elsewhere: no translation
    is out of date for it.
    """
    values = [
        plain_text(getattr(source, localized(name, code)))
        for source in text_sources(page)
        for name in translated_fields(type(source))
        if name not in getattr(source, "names_places", ())
    ]
    return [value for value in values if value]


def digest(page: Model, code: str) -> str:
    """Return a digest of a page's words in one language; the empty string where there are none."""
    words = words_in(page, code)
    return hashlib.sha256("\x1e".join(words).encode()).hexdigest()[:32] if words else ""


def empty_value(model: Any, name: str, code: str) -> object:
    """Return what a translated column holds when it is empty."""
    value = model._meta.get_field(localized(name, code)).get_default()
    return "" if value is None else value
