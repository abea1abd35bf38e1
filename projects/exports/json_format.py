"""Projects as JSON: every text in both languages, every number as a number, dates as ISO 8601.

docs/open-data.md says what each member means; the schema, at the address that the file names, says
it to programs. Within a version members are only added.
"""

import json
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from palmecenter.languages.normalizing import well_formed

from .records import Funder, Record, Term

VERSION = "2.0"


def document(record: Record) -> dict[str, Any]:
    """One project as the JSON has it."""
    return {
        "id": record.id,
        "demo": record.is_demo,
        "languages": record.languages,
        "url": record.addresses,
        "title": record.heading,
        "summary": record.summary,
        "lessons": record.lessons,
        "status": record.status,
        "start": record.start,
        "end": record.end,
        "countries": [{"code": land.key, "name": land.names} for land in record.countries],
        "region": _term(record.region) if record.region else None,
        "themes": [_term(term) for term in record.themes],
        "target_groups": [_term(term) for term in record.target_groups],
        "ways_of_working": [_term(term) for term in record.ways_of_working],
        "scale": _term(record.scale) if record.scale else None,
        "member_organisations": [body.names for body in record.member_organisations],
        "partner_organisations": [body.names for body in record.partner_organisations],
        "budget_sek": record.budget,
        "spent_sek": record.spent,
        "sums_rounded": record.sums_rounded,
        "funders": [_funder(funder) for funder in record.funders],
        "results": [asdict(result) for result in record.results],
        "protection": record.protection,
        "updated": record.updated,
        "iati_identifier": record.iati_identifier or None,
    }


def _term(term: Term) -> dict[str, Any]:
    return {"key": term.key, "name": term.names}


def _funder(funder: Funder) -> dict[str, Any]:
    return {"name": funder.names, "amount_sek": funder.amount}


def head(facts: dict[str, Any]) -> str:
    """The beginning of the file: what it is, up to the list of projects."""
    return f'{as_json({"version": VERSION, **facts})[:-1]},"projects":['


def listing(records: list[Record]) -> str:
    """Some projects of the list; what goes between two lots of them is the caller's."""
    return ",".join(f"\n{as_json(document(record))}" for record in records)


FOOT = "\n]}\n"


def as_json(data: Any) -> str:
    """Plain data as JSON, in letters as they are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return well_formed(text)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = value.to_integral_value()
        return int(whole) if value == whole else float(value)
    if isinstance(value, datetime):
        return value.astimezone().isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON")
