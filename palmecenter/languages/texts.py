"""What counts as text, and how a page's texts are collected.

A rich text saved empty by the editor is `<p data-block-key="…"></p>`: markup without words. Nothing
here takes that for content; nor is a dash, or a blank that does not look like one, a heading.
"""

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db.models import Model
from django.utils.html import strip_tags
from modelcluster.models import get_all_child_relations
from modeltranslation.translator import NotRegistered, translator
from wagtail.blocks import StreamValue

from .codes import localized
from .normalizing import normalized, well_formed

# A letter or a digit, but the letters of Korean that are blank; or a picture.
_WORD = re.compile(
    "[^\\W_\u115f\u1160\u3164\uffa0]"
    "|[\u231a-\u23ff\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
)
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
    text = unescape(strip_tags(str(value).replace("</p>", "\n").replace("<br/>", "\n"))).strip()
    return well_formed(text)


def has_words(text: str) -> bool:
    """Tell whether a text is one: whether it has a letter, a digit or a picture such as an emoji.

    A dash, a blank of any kind and characters that nobody sees are none.
    """
    return _WORD.search(text) is not None


def has_text(value: object) -> bool:
    """Say whether a field's value holds any word, or a picture or file that somebody chose."""
    if isinstance(value, StreamValue):
        # Asked many times a page: stops at the first block that holds anything.
        return any(map(_holds_content, value))
    return has_words(plain_text(value))


def holds_anything(value: object) -> bool:
    """Tell whether a field's value holds anything that is seen, be it a dash.

    Wider than `has_text`: what is typed is not thrown away, and what a level hides is taken out.
    """
    return has_text(value) or bool(normalized(plain_text(value)).strip())


def _holds_content(child: StreamValue.StreamChild) -> bool:
    words = child.block.get_searchable_content(child.value)
    if any(has_words(plain_text(text)) for text in words):
        return True
    return any(child.block.extract_references(child.value))


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
