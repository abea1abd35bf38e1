"""Everything of a page that stays when its level has taken away what it hides.

The models are asked, not a list: a field, a kind of child or a block that somebody adds tomorrow is
read with the rest. Both a stored page and what is typed into its form can be read.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from modeltranslation.fields import TranslationField
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import translated_fields

from .block_texts import Linked, parts_of, parts_of_html
from .leaked_names import NAME_COLUMNS, Said
from .redaction import WORDS, hidden_names, leaves_words_alone

# Of pages, pictures and files: a page's title says what its heading does, the rest is for staff.
FOR_STAFF = frozenset(
    {
        "title",
        "consent_holder",
        "collection",
        "tags",
        "owner",
        "locked_by",
        "content_type",
        "locale",
    }
)
ADDRESSES = (models.SlugField, models.URLField, models.EmailField, models.FileField)

TELLING = (models.CharField, models.TextField, models.JSONField, StreamField, models.FileField)


class Reader:
    """Reads an object as it is: its values and its inline children."""

    def value(self, owner: Any, name: str) -> Any:
        """What a field holds; of a relation to many, the list of them."""
        field = owner._meta.get_field(name)
        if owner.pk is None and type(field) is models.ManyToManyField:
            return []  # An object that is not stored yet has none, and cannot be asked.
        value = getattr(owner, name, None)
        return list(value.all()) if isinstance(value, models.Manager) else value

    def children(self, owner: Any, accessor: str) -> list[Any]:
        """Return the inline children of an object, or of one of its children."""
        return list(getattr(owner, accessor).all())

    def linked(self, model: Any, keys: Iterable[str]) -> list[Any]:
        """What a text links to or shows, as far as it is there."""
        return list(model._default_manager.filter(pk__in=keys))

    def with_address(self, page: Any) -> Any:
        """Return a page with the columns that all of the site have, whatever it was read as."""
        return page if hasattr(page, "slug_en") else page.specific


def remaining_texts(page: Any, level: str, reader: Reader | None = None) -> list[Said]:
    """List all that a page says when it is at a level, by labels that editors know.

    Texts, links and what they lead to, names of terms, what pictures and files say for themselves;
    of the page and of all its inline children, as far as neither its level nor theirs hides them.
    """
    return list(_texts(page, level, reader or Reader(), ""))


def _texts(owner: Any, level: str, reader: Reader, place: str) -> Iterator[Said]:
    model = type(owner)
    hidden = (
        set(hidden_names(model, level)) if level and hasattr(model, "protected_facts") else set()
    )
    for field in _shown_fields(model, hidden):
        if value := reader.value(owner, field.name):
            label = f"{place}{_label(field, get_language())}"
            yield from _said(field, value, level, label, reader)
    for relation in get_all_child_relations(model):
        accessor = relation.get_accessor_name()
        if accessor in hidden:
            continue
        for child in reader.children(owner, accessor):
            kind: Any = type(child)
            label = _label_of_all(kind, get_language())
            own = getattr(child, "protection", "")
            yield from _texts(child, own, reader, f"{place}{label}: ")


@lru_cache(maxsize=4096)
def _label(field: Any, _language: str | None) -> str:
    """Say what editors know a field as, in the active language; looked up once."""
    return capfirst(str(field.verbose_name))


@lru_cache(maxsize=512)
def _label_of_all(model: Any, _language: str | None) -> str:
    return capfirst(str(model._meta.verbose_name_plural))


def _shown_fields(model: Any, hidden: set[str]) -> Iterator[Any]:
    """Yield the fields of a model that no level hides, and that may say something."""
    for field in _fields(model):
        base = field.translated_field.name if isinstance(field, TranslationField) else ""
        if field.name not in hidden and base not in hidden:
            yield field


@cache
def _fields(model: Any) -> tuple[Any, ...]:
    """Return the fields of a model that hold texts, or lead to what has texts of its own.

    A translated text is read in its columns; without them it would be read in the active language.
    """
    is_of_wagtail = issubclass(model, (Page, AbstractImage, AbstractDocument))
    left_out = {*translated_fields(model), *(FOR_STAFF if is_of_wagtail else ())}
    return tuple(
        field
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.name not in left_out and field.editable and not field.choices
        if not _leads_up(field) and (field.is_relation or isinstance(_kind(field), TELLING))
    )


def _kind(field: Any) -> Any:
    return field.translated_field if isinstance(field, TranslationField) else field


def _leads_up(field: Any) -> bool:
    """Whether a field leads to what its object is a part of, and so to itself."""
    is_parent = field.is_relation and getattr(field.remote_field, "parent_link", False)
    return bool(field.primary_key or is_parent or isinstance(field, ParentalKey))


def _said(field: Any, value: Any, level: str, label: str, reader: Reader) -> Iterator[Said]:
    language = field.language if isinstance(field, TranslationField) else ""
    kind = _kind(field)
    if isinstance(kind, ADDRESSES):
        yield from _address(label, str(value))
    elif isinstance(kind, StreamField):
        blocks = (one.value for one in value if _stays(one.block_type, level))
        yield from _all_said(parts_of(blocks), label, language, reader)
    elif isinstance(kind, RichTextField):
        yield from _all_said(parts_of_html(value), label, language, reader)
    else:
        yield from _all_said(parts_of(value), label, language, reader)


def _stays(block_type: str, level: str) -> bool:
    return block_type in WORDS or not (level and leaves_words_alone(level))


def _all_said(parts: Any, label: str, language: str, reader: Reader) -> Iterator[Said]:
    for part in parts:
        if isinstance(part, models.Model):
            yield from _said_by(part, label, reader)
        elif isinstance(part, Linked):
            for thing in reader.linked(part.model, part.keys):
                yield from _said_by(thing, label, reader)
        elif isinstance(part, tuple):
            yield from _address(label, part[1])
        elif part.strip():
            yield Said(label, part, language)


def _address(label: str, text: str) -> Iterator[Said]:
    if text.strip():
        yield Said(label, text, is_address=True)


def _said_by(thing: models.Model, label: str, reader: Reader) -> Iterator[Said]:
    """Yield what something that a page shows, or leads to, says for itself."""
    if isinstance(thing, (AbstractImage, AbstractDocument)):
        what = gettext("picture") if isinstance(thing, AbstractImage) else gettext("file")
        yield from _texts(thing, "", reader, f"{label}, {what}: ")
    elif isinstance(thing, Page):
        # What refers to any page of the site has the columns that all of them have.
        page = reader.with_address(thing)
        for column in _columns_of(page, "heading"):
            yield from _all_said(parts_of(getattr(page, column)), label, "", reader)
        for column in ("slug", "slug_en"):
            yield from _address(label, getattr(page, column, ""))
    else:
        for column in NAME_COLUMNS:
            yield from _all_said(parts_of(getattr(thing, column, None)), label, "", reader)


def _columns_of(thing: Any, name: str) -> list[str]:
    columns = [localized(name, code) for code in CODES]
    return [column for column in columns if hasattr(thing, column)]
