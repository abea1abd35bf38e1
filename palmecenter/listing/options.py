"""The options of a facet: terms of the taxonomy, or the choices of a field."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, count
from typing import Any

from django.db.models import F, Model, QuerySet, Value
from django.utils import translation

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.collation import sort_key
from palmecenter.languages.slugs import slug_of


@dataclass(frozen=True)
class Option:
    """Something to choose: its key in entries, its name and its word in addresses, by language.

    `place` is where staff put it among the others; all are 0 where only the alphabet orders them.
    """

    key: str
    labels: Mapping[str, str]
    slugs: Mapping[str, str]
    place: int = 0


def terms_by_facet(
    models: Mapping[str, type[Model]], used: Mapping[str, Container[str]]
) -> dict[str, list[Option]]:
    """Return the options of facets whose options are terms or organisations, by one query.

    `used` holds by facet the keys of those to return. The others take no slug from them either.
    """
    found: dict[str, list[Option]] = {name: [] for name in models}
    queries = [_rows(name, model) for name, model in models.items()]
    if queries:
        for name, key, place, *texts in queries[0].union(*queries[1:], all=True):
            if str(key) in used[name]:
                texts_of = dict(zip(COLUMNS, texts, strict=True))
                found[name].append(_option(str(key), place, texts_of, models[name]))
    return {name: _with_own_slugs(options) for name, options in found.items()}


COLUMNS = [localized(name, code) for name in ("name", "slug") for code in CODES]


def _rows(name: str, model: type[Model]) -> QuerySet:
    """Return a query for the terms of one facet, its columns the same whatever the model."""
    present = {column.name for column in model._meta.concrete_fields}
    texts = [F(column) if column in present else Value("") for column in COLUMNS]
    place = F("sort_order") if "sort_order" in present else Value(0)
    columns = [Value(name), F("pk"), place, *texts]
    numbered = {f"column_{number}": column for number, column in enumerate(columns)}
    return model._default_manager.order_by().annotate(**numbered).values_list(*numbered)


def _option(key: str, place: int | None, texts: Mapping[str, str], model: type[Model]) -> Option:
    labels = {code: texts[localized("name", code)] or "" for code in CODES}
    labels = {code: labels[code] or labels[CODES[0]] or labels[CODES[1]] for code in CODES}
    slugs = {
        code: texts[localized("slug", code)] or slug_of(labels[code]) or _kind(model, code)
        for code in CODES
    }
    return Option(key, labels, slugs, place or 0)


def _kind(model: type[Model], code: str) -> str:
    """Return the slug of what has no Latin letters in its name: what it is. A number follows."""
    with translation.override(code):
        return slug_of(str(model._meta.verbose_name))


def _with_own_slugs(options: Iterable[Option]) -> list[Option]:
    """Return options none of which has another's slug: the later one gets a number behind it.

    Not its key: keys count what nobody may know of as well.
    """
    taken: dict[str, str] = {}
    sound = []
    for option in sorted(options, key=lambda option: int(option.key)):
        slugs = {code: _free(slug, taken, option.key) for code, slug in option.slugs.items()}
        sound.append(replace(option, slugs=slugs))
    return sound


def _free(slug: str, taken: dict[str, str], key: str) -> str:
    """Return a slug, or the first with a number behind it, that is free or has the same key."""
    numbered = (f"{slug}-{number}" for number in count(2))
    tried = chain([slug] if slug else [], numbered)
    return next(free for free in tried if taken.setdefault(free, key) == key)


def choices_as_options(
    choices: Iterable[tuple[str, Any]], *, alphabetical: bool = False
) -> list[Option]:
    """Return the choices of a field as options, each slug made from the name in its language.

    They keep their order, unless each language's alphabet is to give it.
    """
    choices = list(choices)
    labels: dict[str, list[str]] = {}
    for code in CODES:
        with translation.override(code):
            labels[code] = [str(label) for _key, label in choices]
    return [
        Option(
            key=str(key),
            labels={code: labels[code][place] for code in CODES},
            slugs={code: _slug(labels[code][place]) for code in CODES},
            place=0 if alphabetical else place,
        )
        for place, (key, _label) in enumerate(choices)
    ]


_slug = lru_cache(maxsize=1024)(slug_of)


def in_order(options: Iterable[Option], code: str) -> list[Option]:
    """Return options in the order staff gave them, else in that of the language's alphabet."""
    return sorted(options, key=lambda option: (option.place, sort_key(option.labels[code], code)))
