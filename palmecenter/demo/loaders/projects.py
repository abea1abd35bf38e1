"""The development projects. What the YAML keeps under `internal` is never read here."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Q

from palmecenter.languages.codes import CODES
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)
from projects.choices import Status
from projects.models import ProjectFunding, ProjectPage, ProjectResult, ProjectStory
from projects.status import status_on

from ..pictures import poster_image
from ..prose import from_markdown
from ..source import Record, read
from ..tree import draft_child, find_child, home_page, publish, readiness, set_body, texts
from .open_data import identifier as organisation_identifier

SECTION = "projects"
STATUS = {"active": Status.RUNNING, "completed": Status.FINISHED, "planned": Status.PLANNED}


def load(made: Counter[str]) -> None:
    """Make the projects that are missing, in the order of the YAML."""
    place = next(one for one in read("site")["sections"] if one["key"] == SECTION)
    section = find_child(home_page(), place["slug_sv"])
    if section is None:
        raise LookupError(f"The section {place['slug_sv']} has no page yet.")
    for record in read("projects")["projects"]:
        if find_child(section, record["slug_sv"]):
            continue
        page = _page(record, made)
        draft_child(section, page)
        publish(page, made)


def _page(record: Record, made: Counter[str]) -> ProjectPage:
    """Return a project, not yet in the tree."""
    member = _organisation(_named(record, "swedish_party"), Organisation.Role.MEMBER, made)
    page = ProjectPage(
        slug=record["slug_sv"],
        slug_en=record["slug_en"],
        is_demo=record["demo"],
        protection=ProtectionLevel(record["publication_level"]),
        **texts(record, heading="title", summary="intro", lessons="lesson"),
        **readiness(),
        **_sorted_by(record),
        member_organisations=member,
        partner_organisations=_partner(record, made),
        **_period(record),
        **_money(record, member),
        results=[_result(one, order) for order, one in enumerate(record["results"])],
        stories=[
            _story(one) for one in read("results")["stories"] if one["project"] == record["id"]
        ],
        **_iati(record),
    )
    motif = read("site")["project_motifs"].get(record["id"])
    if motif:
        page.picture = poster_image(page.slug_en, motif, made)
    set_body(page, {code: from_markdown(record[f"body_{code}"]) for code in CODES})
    return page


def _sorted_by(record: Record) -> dict[str, Any]:
    """Return the terms of a project. Its region says something only where no country does."""
    countries = list(Country.objects.filter(code__in=record["countries"]).select_related("region"))
    slug = record["region"]
    told = {country.region.slug_en for country in countries} == {slug}
    return {
        "countries": countries,
        "region": None if told else Region.objects.get(slug_en=slug),
        "themes": list(Theme.objects.filter(slug_en__in=record["themes"])),
        "target_groups": list(TargetGroup.objects.filter(slug_en__in=record["target_groups"])),
        "ways_of_working": list(WayOfWorking.objects.filter(slug_en__in=record["methods"])),
        "scale": Scale.objects.filter(slug_en=record["scale"]).first(),
    }


def _named(record: Record, key: str) -> Record:
    return {f"name_{code}": record[f"{key}_{code}"] for code in CODES}


def _partner(record: Record, made: Counter[str]) -> list[Organisation]:
    """Return the partner, where it may be named."""
    partner = record["partner"]
    if not partner["public"]:
        return []
    names = {f"name_{code}": partner[f"name_{code}"] for code in CODES}
    return _organisation(names, Organisation.Role.PARTNER, made)


def _organisation(names: Record, role: Organisation.Role, made: Counter[str]) -> list[Organisation]:
    """Return the organisation of a name, made when needed; none where the record names nobody.

    A name may be the short one, such as ABF, that a longer one ends in.
    """
    name = names["name_sv"]
    if not name:
        return []
    same = Q(name_sv=name) | Q(name_sv__endswith=f"({name})")
    found = Organisation.objects.filter(same).first()
    if not found:
        found = Organisation(role=role, **names)
        found.full_clean()
        found.save()
        made["terms"] += 1
    return [found]


def _period(record: Record) -> dict[str, Any]:
    """Return the period, and the status where the dates alone would not give it."""
    start, end = record["period"]["start"], record["period"]["end"]
    status = STATUS.get(record["status"], "")
    computed = status_on(_content_date(), start, end)
    return {
        "period_start": start,
        "period_end": end,
        "status_override": "" if status == computed else status,
    }


def _content_date() -> date:
    return read("organisation")["meta"]["content_date"]


def _money(record: Record, member: list[Organisation]) -> dict[str, Any]:
    """Return the budget, and the part of it that the member organisation pays."""
    budget = record["budget"]
    if not budget:
        return {}
    share = ProjectFunding(organisation=member[0], amount=budget["own_contribution"])
    return {
        "budget": budget["amount"],
        "amounts_rounded": budget.get("rounded", False),
        "funders": [share],
    }


def _result(record: Record, order: int) -> ProjectResult:
    return ProjectResult(
        sort_order=order,
        kind=record["type"],
        unit=record.get("unit", ProjectResult.Unit.NUMBER),
        baseline=record["baseline"],
        target=record["target"],
        achieved=record["actual"],
        year=record["year"],
        **{f"statement_{code}": record[f"text_{code}"] for code in CODES},
    )


def _story(record: Record) -> ProjectStory:
    return ProjectStory(
        **texts(
            record, title="title", before="before", after="after", text="body", learnt="learnt"
        ),
        **texts(record, quote="quote", quote_role="quote_role"),
    )


def _iati(project: Record) -> dict[str, Any]:
    """Return what open data tells of a project. Whoever reports coins its identifier.

    Ours are marked as the demo's, and only those that are told have one.
    """
    record = project["iati"]
    marker = record.get("gender_marker")
    told = record.get("publish") != "none"
    return {
        "iati_identifier": f"{organisation_identifier()}-DEMO-{project['id']}" if told else "",
        "iati_sector": record.get("sector", ""),
        "iati_aid_type": record.get("aid_type", ""),
        "iati_gender_marker": int(marker) if marker else None,
        "iati_publish": record.get("publish", "full"),
        "iati_reason": record.get("reason", ""),
    }
