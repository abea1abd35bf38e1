"""Regions, countries, themes, target groups, ways of working, scales and members."""

from collections import Counter

from palmecenter.setup.vocabularies import ensure
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)

from ..source import Record, read


def load(made: Counter[str]) -> None:
    """Make the terms that are missing. They are found by English slug, ISO code or Swedish name."""
    source = read("organisation")
    for record in source["regions"]:
        ensure(Region, made, slug_en=record["slug"], **_names(record))
    for record in source["target_groups"]:
        ensure(TargetGroup, made, slug_en=record["slug"], **_names(record))
    for record in source["themes"]:
        ensure(
            Theme,
            made,
            slug_en=record["slug_en"],
            slug_sv=record["slug_sv"],
            dac_sector=record["dac_sector"],
            text_sv=record["text_sv"],
            text_en=record["text_en"],
            **_names(record),
        )
    for order, record in enumerate(source["scales"]):
        ensure(Scale, made, slug_en=record["slug"], sort_order=order, **_names(record))
    for order, record in enumerate(source["methods"]):
        ensure(
            WayOfWorking,
            made,
            slug_en=record["slug"],
            sort_order=order,
            text_sv=record["text_sv"],
            text_en=record["text_en"],
            **_names(record),
        )
    texts = read("countries")["countries"]
    regions = {region.slug_en: region for region in Region.objects.all()}
    for record in source["countries"]:
        ensure(
            Country,
            made,
            code=record["code"],
            region=regions[record["region"]],
            aliases=record.get("alias", []),
            **texts.get(record["code"], {}),
            **_names(record),
        )
    for record in source["member_organisations"]["list"]:
        ensure(
            Organisation,
            made,
            name_sv=record["name_sv"],
            name_en=record["name_en"],
            role=Organisation.Role.MEMBER,
            kind=record["kind"],
        )


def _names(record: Record) -> dict[str, str]:
    return {"name_sv": record["name_sv"], "name_en": record["name_en"]}
