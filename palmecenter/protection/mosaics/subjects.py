"""What finders look at: a page as the public would read it, from its row, a draft or a form."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import plain_text, translated_fields, words_in

from ..levels import ProtectionLevel
from ..redaction import hidden_names

Reference = tuple[int, str]
"""A content type, as the index of references has it, and a primary key."""


class Subject:
    """A page, and what stands in it at its level. This one is taken as it is at hand."""

    before: "Subject | None" = None
    """The page as the public reads it now; None where it reads nothing, or this is it."""

    def __init__(self, page: Any, *, is_row: bool = False) -> None:
        """Make the subject. `is_row`: the page is a live row, whose texts search has read."""
        self.page, self.is_row = page, is_row
        self.level = ProtectionLevel(page.protection)
        self._known: dict[str, list[Any]] = {}

    @property
    def is_open(self) -> bool:
        """Whether the level hides nothing."""
        return self.level == ProtectionLevel.OPEN

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The names of all fields and relations that the level hides."""
        return frozenset(hidden_names(type(self.page), self.level))

    def is_hidden(self, name: str) -> bool:
        """Tell of a column, a translated one too, whether the level hides it."""
        return name in self.hidden or name.rpartition("_")[0] in self.hidden

    @cached_property
    def texts(self) -> dict[str, str]:
        """The words by language, in those languages that are ready."""
        return {code: "\n".join(self._words(code)) for code in CODES if self._is_ready(code)}

    def column(self, name: str) -> Any:
        """The value of a column; None where the level hides it, or the type has none."""
        return None if self.is_hidden(name) else getattr(self.page, name, None)

    def related(self, name: str) -> list[Any]:
        """What a relation to many leads to; nothing where the level hides it."""
        if self.is_hidden(name) or not self._has(name):
            return []
        if name not in self._known:
            self._known[name] = self._related(name)
        return self._known[name]

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        """What inline children hold, by column; nothing where the level hides them."""
        return [] if self.is_hidden(name) or not self._has(name) else self._rows(name)

    @cached_property
    def references(self) -> dict[Reference, str]:
        """The pages, pictures, documents, people … that the page refers to, and by what path."""
        return dict(self._references())

    def _has(self, name: str) -> bool:
        return hasattr(type(self.page), name)

    def _is_ready(self, code: str) -> bool:
        return bool(getattr(self.page, localized("ready", code)))

    def _words(self, code: str) -> Iterable[str]:
        return words_in(self.page, code)

    def _related(self, name: str) -> list[Any]:
        return list(getattr(self.page, name).all())

    def _rows(self, name: str) -> list[Mapping[str, Any]]:
        return [
            {column.name: getattr(row, column.name) for column in row._meta.concrete_fields}
            for row in getattr(self.page, name).all()
        ]

    def _references(self) -> Iterator[tuple[Reference, str]]:
        for type_id, key, path, *_rest in ReferenceIndex._extract_references_from_object(self.page):
            if not self.is_hidden(path.partition(".")[0]):
                yield (type_id, str(key)), path


class DraftSubject(Subject):
    """A page as a version has it, the latest unless told, which somebody is about to publish."""

    def __init__(self, page: Any, revision: Any = None) -> None:
        """Make the subject of a page, whose row may be what the public reads."""
        super().__init__(revision.as_object() if revision else page.get_latest_revision_as_object())
        self.before = Subject(page, is_row=True) if page.live else None


class FormSubject(Subject):
    """A page as somebody has it in the editor's form, of which all was found to be valid."""

    def __init__(self, form: Any) -> None:
        """Make the subject of a bound form, whose page holds what was typed but for relations."""
        super().__init__(form.instance)
        self.form, self.cleaned = form, form.cleaned_data
        self.level = ProtectionLevel(self.cleaned.get("protection") or form.instance.protection)
        stored = type(form.instance)._default_manager.filter(pk=form.instance.pk, live=True).first()
        self.before = Subject(stored, is_row=True) if stored else None

    def _is_ready(self, code: str) -> bool:
        return bool(self.cleaned.get(localized("ready", code), super()._is_ready(code)))

    def _words(self, code: str) -> Iterator[str]:
        for name in translated_fields(type(self.page)):
            if not self.is_hidden(name):
                yield plain_text(getattr(self.page, localized(name, code)))
        for name, formset in self.form.formsets.items():
            ends = [localized(one, code) for one in translated_fields(formset.model)]
            for row in self.rows(name):
                yield from (plain_text(row.get(end)) for end in ends)

    def _related(self, name: str) -> list[Any]:
        return list(self.cleaned[name]) if name in self.cleaned else super()._related(name)

    def _rows(self, name: str) -> list[Mapping[str, Any]]:
        if name not in self.form.formsets:
            return super()._rows(name)
        formset = self.form.formsets[name]
        kept = (form for form in formset.forms if not formset._should_delete_form(form))
        return [form.cleaned_data for form in kept if getattr(form, "cleaned_data", None)]

    def _references(self) -> Iterator[tuple[Reference, str]]:
        children = {one.get_accessor_name() for one in get_all_child_relations(type(self.page))}
        for type_id, key, path, *_rest in ReferenceIndex._extract_references_from_object(self.page):
            name = path.partition(".")[0]
            if name not in children and not self.is_hidden(name):
                yield (type_id, str(key)), path
        for name in self.form.formsets:
            for row in self.rows(name):
                for column, value in row.items():
                    if isinstance(value, Model):
                        yield reference_to(value), f"{name}.item.{column}"


def reference_to(thing: Model | type[Model], key: Any = None) -> Reference:
    """How the index of references has a thing, or the key of one of a model."""
    parents = thing._meta.get_parent_list()
    model = parents[-1] if parents else thing
    type_id = ContentType.objects.get_for_model(model, for_concrete_model=False).pk
    return type_id, str(getattr(thing, "pk", None) if key is None else key)
