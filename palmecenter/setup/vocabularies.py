"""Terms that pages are sorted by: those that are missing are made, none is changed."""

from collections import Counter
from typing import Any

from django.db import models

from palmecenter.taxonomy.models import Country, Region, Scale, TargetGroup, Theme, WayOfWorking
from palmecenter.taxonomy.models.term import Term
from party_support.models import Focus

from .source import Record, read

VOCABULARIES: dict[str, type[models.Model]] = {
    "target_groups": TargetGroup,
    "themes": Theme,
    "scales": Scale,
    "ways_of_working": WayOfWorking,
    "focuses": Focus,
}


def load(made: Counter[str]) -> None:
    """Make regions, the countries of the world by CLDR, and the terms of each vocabulary."""
    source = read("vocabularies")
    for record in source["regions"]:
        ensure(Region, made, slug_en=record["slug_en"], **_names(record))
        region = Region.objects.get(slug_en=record["slug_en"])
        for code in record["countries"].split():
            ensure(Country, made, code=code, region=region)
    for name, model in VOCABULARIES.items():
        for order, record in enumerate(source[name]):
            more = {"sort_order": order} if hasattr(model, "sort_order") else {}
            more |= {"dac_sector": record["dac_sector"]} if "dac_sector" in record else {}
            ensure(model, made, slug_en=record["slug_en"], **_names(record), **more)


def _names(record: Record) -> dict[str, str]:
    return {"name_sv": record["name_sv"], "name_en": record["name_en"]}


def ensure(model: type[models.Model], made: Counter[str], **columns: Any) -> None:
    """Make and validate an object unless one has the same value in the first of `columns`."""
    key = next(iter(columns))
    if model._default_manager.filter(**{key: columns[key]}).exists():
        return
    term = model(**columns)
    if isinstance(term, Term):
        term.fill_in()
    term.full_clean()
    term.save()
    made["terms"] += 1
