"""The initiatives, the kinds of support and the challenges.

What the YAML keeps under `internal` or `documented_basis` is never read here.
"""

from collections import Counter
from typing import Any

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage, RelatedPage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Challenge, Country, Organisation, TargetGroup, Theme
from party_support.models import Focus, InitiativeChallenge, InitiativePage, InitiativeResult

from ..pictures import poster_image
from ..prose import from_markdown
from ..source import Record, read
from ..tree import draft_child, find_child, publish, readiness, set_body, texts
from .manual import PLACE, section_page


def load(made: Counter[str]) -> None:
    """Make the terms and the initiatives that are missing, in the order of the YAML."""
    more = read("challenges")
    focuses = {one["slug"]: _term(Focus, one, made) for one in more["focuses"]}
    challenges = {one["key"]: _term(Challenge, one, made) for one in more["challenges"]}
    section = section_page()
    manual = find_child(section, PLACE["slug_sv"])
    chapters = manual.children() if manual else []
    for record in read("party_support")["initiatives"]:
        if find_child(section, record["slug_sv"]):
            continue
        extra = more["initiatives"][record["id"]]
        page = _page(record, extra, made)
        page.focuses = [focuses[slug] for slug in record["focus"]]
        draft_child(section, page)
        _add_parts(page, record, extra, challenges)
        _add_related(page, extra, chapters)
        publish(page, made)


def _term(model: type[Focus] | type[Challenge], record: Record, made: Counter[str]) -> Any:
    found = model._default_manager.filter(slug_en=record["slug_en"]).first()
    if found:
        return found
    columns = texts(record, name="name", slug="slug", text="text")
    if "sort_order" in record:
        columns["sort_order"] = record["sort_order"]
    term = model(**columns)
    term.full_clean()
    term.save()
    made["terms"] += 1
    return term


def _page(record: Record, extra: Record, made: Counter[str]) -> InitiativePage:
    """Return an initiative, not yet in the tree."""
    budget = record["budget"] or {}
    page = InitiativePage(
        slug=record["slug_sv"],
        slug_en=record["slug_en"],
        is_demo=record["demo"],
        protection=ProtectionLevel(record["publication_level"]),
        countries=list(Country.objects.filter(code__in=record["countries"])),
        themes=list(Theme.objects.filter(slug_en__in=record["themes"])),
        target_groups=list(TargetGroup.objects.filter(slug_en__in=record["target_groups"])),
        sister_parties=[_party(one, made) for one in extra.get("sister_parties", ())],
        period_start=record["period"]["start"],
        period_end=record["period"]["end"],
        budget=budget.get("amount"),
        budget_rounded=budget.get("rounded", False),
        picture=poster_image(record["slug_en"], extra["motif"], made),
        **texts(record, heading="title", summary="intro"),
        **texts(extra, learned="learned"),
        **readiness(),
    )
    set_body(page, {code: from_markdown(record[f"body_{code}"]) for code in CODES})
    return page


def _party(record: Record, made: Counter[str]) -> Organisation:
    found = Organisation.objects.filter(name_sv=record["sv"]).first()
    if found:
        return found
    party = Organisation(
        name_sv=record["sv"],
        name_en=record["en"],
        role=Organisation.Role.SISTER_PARTY,
        kind=Organisation.Kind.PARTY,
    )
    party.full_clean()
    party.save()
    made["terms"] += 1
    return party


def _add_parts(
    page: InitiativePage, record: Record, extra: Record, challenges: dict[str, Challenge]
) -> None:
    for order, result in enumerate(record["results"]):
        page.results.add(
            InitiativeResult(
                sort_order=order,
                kind=result["type"],
                in_percent=result.get("unit") == "percent",
                baseline=result["baseline"],
                target=result["target"],
                achieved=result["actual"],
                year=result["year"],
                **texts(result, text="text"),
            )
        )
    for order, row in enumerate(extra["challenges"]):
        columns = {f"text_{code}": row[code] for code in CODES}
        page.challenges.add(
            InitiativeChallenge(sort_order=order, challenge=challenges[row["key"]], **columns)
        )


def _add_related(page: InitiativePage, extra: Record, chapters: list[BasePage]) -> None:
    for order, number in enumerate(extra["related"]):
        if number <= len(chapters):
            page.related_pages.add(RelatedPage(related=chapters[number - 1], sort_order=order))
