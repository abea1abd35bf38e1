"""Filling pages with canaries, by what their models say: a field that is new is planted too."""

import json
from collections.abc import Callable
from datetime import time
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from events.language_codes import LanguageCodesField
from events.models import EventIndexPage, EventSeriesPage
from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.names import validate_tag
from palmecenter.languages.texts import translated_fields
from palmecenter.media.models import Document, Image
from palmecenter.pages.models import BasePage, ContentPage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import hidden_names, is_children
from palmecenter.taxonomy.models import Country
from tests.factories.events import EventSeriesPageFactory
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.taxonomy import CountryFactory
from tests.media import dirty, dirty_documents

from .canaries import Canaries

# Small countries that nothing else on the site speaks of.
COUNTRIES = ["KI", "VU", "TV", "NR", "PW", "FJ", "WS", "TO", "FM", "MH", "SB", "KM", "ST", "SC"]
SHORTEST_WORD = 12
# What both of two children need, and languages that the first is in, the next, and so on.
KNOWN_BY = {"Edition": {"language", "title"}, "ProjectStory": {"title"}}
LANGUAGES = ("my", "fa", "be", "ku", "ti", "vi", "km", "lo")


def _body(canaries: Canaries, path: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{canaries.word(path)}.</p>"}])


# The first kind that a field is of. A number that is small is found by chance.
KINDS: list[tuple[Any, Callable[[Canaries, str], Any]]] = [
    (StreamField, _body),
    (models.URLField, lambda canaries, path: f"https://{canaries.word(path).lower()}.example/"),
    (models.EmailField, lambda canaries, path: f"{canaries.word(path).lower()}@example.org"),
    (models.CharField | models.TextField, Canaries.word),
    (models.BigIntegerField | models.DecimalField, Canaries.sum),
    (models.DateField, Canaries.day),
    (models.BooleanField | models.IntegerField, lambda *_given: None),
    # An hour and a language are said in too many ways, and of other things too: see test_found.
    (models.TimeField, lambda _canaries, path: time(18) if "end" in path else time(9, 30)),
    (LanguageCodesField, lambda *_given: ["my"]),
]


class Planter:
    """Puts canaries into objects. Each stands for a path: `ProjectPage/protected/fact/budget`."""

    def __init__(self, canaries: Canaries, related_parent: Page) -> None:
        self.canaries = canaries
        self.related_parent = related_parent
        self.countries = list(COUNTRIES)
        self.rows: list[str] = []
        self.languages = 0

    def facts(self, page: BasePage, path: str) -> None:
        """Fill every field and relation that some level hides."""
        for name in hidden_names(type(page), ProtectionLevel.CLOSED):
            self.name(page, name, f"{path}/fact/{name}")

    def words(self, page: BasePage, path: str) -> None:
        """Fill every text that no level hides: the editor rewrites it when the level is raised."""
        for name in words_of(type(page)):
            self.name(page, name, f"{path}/words/{name}")

    def name(self, instance: Any, name: str, path: str) -> None:
        """Fill one field or relation."""
        if is_children(type(instance), name):
            relation = next(
                one
                for one in get_all_child_relations(type(instance))
                if one.get_accessor_name() == name
            )
            getattr(instance, name).set(self.children(relation.related_model, path))
            return
        field = instance._meta.get_field(name)
        if field.many_to_many:
            setattr(instance, name, [self.row(field.related_model, path)])
        elif name in translated_fields(type(instance)):
            for code in CODES:
                setattr(instance, localized(name, code), self.value(field, f"{path}/{code}"))
        elif field.is_relation:
            setattr(instance, name, self.row(field.related_model, path))
        elif (value := self.value(field, path)) is not None:
            setattr(instance, name, value)

    def children(self, model: Any, path: str) -> list[Any]:
        """Return two unsaved children: one with texts and sums, one with what it refers to.

        Where both are given a page may show one of them only.
        """
        fields = [
            one
            for one in model._meta.concrete_fields
            if not (_is_place(one) or _is_column(one, model))
        ]
        plain = [one for one in fields if not one.is_relation]
        relations = [one for one in fields if one.is_relation]
        needed = [one for one in relations if not one.null]
        known_by = [one for one in plain if one.name in KNOWN_BY.get(model.__name__, ())]
        wanted = [[*plain, *needed], [*known_by, *relations]] if plain else [relations]
        return [
            self._child(model, order, chosen, path) for order, chosen in enumerate(wanted) if chosen
        ]

    def _child(self, model: Any, order: int, fields: list[Any], path: str) -> Any:
        child = model(sort_order=order)
        for field in fields:
            self.name(child, field.name, f"{path}/{order}/{field.name}")
        return child

    def row(self, model: Any, path: str) -> Any:
        """Return a stored row to refer to, with canaries in all its texts."""
        self.rows.append(f"{path}/")
        if issubclass(model, Image):
            return self.image(path)
        if issubclass(model, Document):
            return self.document(path)
        if issubclass(model, EventSeriesPage):
            index = EventIndexPage.objects.get()
            heading = self.canaries.word(f"{path}/heading")
            return EventSeriesPageFactory(parent=index, heading_sv=heading, slug="")
        if issubclass(model, Page):
            heading = self.canaries.word(f"{path}/heading")
            page = ContentPageFactory(parent=self.related_parent, heading_sv=heading, slug="")
            return ContentPage.objects.get(pk=page.pk)
        if model is Country:
            return self.country(path)
        row = model()
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            if is_text and not isinstance(field, models.SlugField) and not _is_column(field, model):
                self.name(row, field.name, f"{path}/{field.name}")
        row.save()
        return row

    def is_of_row(self, meaning: str) -> bool:
        """Say whether a canary is in a row of its own, which what refers to it only shows."""
        return meaning.startswith(tuple(self.rows))

    def country(self, path: str) -> Country:
        """Return a country that nothing else speaks of."""
        country: Any = CountryFactory(code=self.countries.pop(0))
        for name in {country.name_sv, country.name_en}:
            self.canaries.known(name, f"{path}/name")
        return country

    def image(self, path: str, data: bytes = b"") -> Image:
        """Return a picture whose words and file name are canaries."""
        words = {
            name: self.canaries.word(f"{path}/image/{name}")
            for name in ("title", "alt_sv", "alt_en", "caption_sv", "caption_en", "credit")
        }
        name = f"{self.canaries.word(f'{path}/image/file')}.jpg"
        if data:
            return ImageFactory.create(file=ContentFile(data, name=name), **words)
        colour = f"#{len(self.canaries.meanings):06x}"
        image: Any = ImageFactory.build(colour=colour, size=(96, 64), kind="JPEG", **words)
        image.file.name = name
        image.save()
        return image

    def camera_image(self, path: str) -> Image:
        """Return a picture as a phone makes it: with places and names inside."""
        self.canaries.known(dirty.CANARY, "never/inside a file")
        return self.image(path, dirty.jpeg())

    def document(self, path: str, data: bytes = b"") -> Document:
        """Return a PDF whose labels and names are canaries."""
        return DocumentFactory.create(
            title=self.canaries.word(f"{path}/document/title"),
            label_sv=self.canaries.word(f"{path}/document/label_sv"),
            label_en=self.canaries.word(f"{path}/document/label_en"),
            file=ContentFile(
                data or dirty_documents.pdf(),
                name=f"{self.canaries.word(f'{path}/document/file')}.pdf",
            ),
        )

    def value(self, field: Any, path: str) -> Any:
        """Return a canary of a field's kind; None where it can hold none that can be told."""
        if field.choices:
            return field.choices[0][0]
        if validate_tag in field.validators:
            self.languages += 1
            return LANGUAGES[self.languages % len(LANGUAGES)]
        plant = next((plant for kinds, plant in KINDS if isinstance(field, kinds)), None)
        if plant is None:
            raise LookupError(f"Nobody has said how to plant a canary in {field!r}.")
        if (field.max_length or SHORTEST_WORD) < SHORTEST_WORD:
            return None
        return plant(self.canaries, path)


def words_of(model: Any) -> list[str]:
    """Return the translated texts of a page type that no level hides."""
    hidden = hidden_names(model, ProtectionLevel.CLOSED)
    return [name for name in translated_fields(model) if name not in {*hidden, "slug"}]


def _is_place(field: Any) -> bool:
    return field.primary_key or isinstance(field, ParentalKey) or field.name == "sort_order"


def _is_column(field: Any, model: Any) -> bool:
    """Say whether a field is one language's column of a translated one."""
    stem, _line, code = field.name.rpartition("_")
    return code in CODES and stem in translated_fields(model)
