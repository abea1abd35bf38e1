"""Records of open data for tests, as plain data: a project that lacks nothing."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from projects.exports.publisher import Publisher
from projects.exports.records import Funder, Record, Result, Term


def both(text: str) -> dict[str, str]:
    return {"sv": f"{text} på svenska", "en": f"{text} in English"}


def term(key: str) -> Term:
    return Term(key, both(key))


def make_result(**changes: Any) -> Result:
    facts: dict[str, Any] = {
        "statement": both("Result"),
        "kind": "output",
        "unit": "number",
        "baseline": None,
        "target": Decimal("60.00"),
        "achieved": Decimal("41.00"),
        "year": 2026,
    }
    return Result(**(facts | changes))


def make_record(**changes: Any) -> Record:
    facts: dict[str, Any] = {
        "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
        "is_demo": False,
        "languages": ["sv", "en"],
        "addresses": {
            "sv": "https://palme.example/sv/projekt/",
            "en": "https://palme.example/en/project/",
        },
        "heading": both("Heading"),
        "summary": both("Summary"),
        "lessons": {},
        "status": "running",
        "start": date(2024, 1, 1),
        "end": date(2026, 12, 31),
        "countries": [term("ZA")],
        "region": None,
        "themes": [term("labour")],
        "target_groups": [term("women")],
        "ways_of_working": [term("study-circle")],
        "scale": term("medium"),
        "member_organisations": [term("member")],
        "partner_organisations": [term("partner")],
        "budget": 900_000,
        "spent": None,
        "sums_rounded": False,
        "funders": [Funder(both("Funder"), 90_000)],
        "results": [make_result()],
        "protection": "open",
        "updated": datetime(2026, 11, 1, 12, tzinfo=UTC),
        "iati_identifier": "SE-ON-000000-0000-P1",
        "sectors": ["15150"],
        "aid_type": "C01",
        "gender_marker": 1,
        "iati_partial": False,
    }
    return Record(**(facts | changes))


def make_publisher() -> Publisher:
    return Publisher(
        identifier="SE-ON-000000-0000",
        name=both("Center"),
        demo_notice=both("Invented"),
        exclusions={"sv": ("https://palme.example/sv/undantag/", "Undantag")},
    )
