"""What stands on each page: functions from a record of the YAML to blocks, in one language.

Editorial keys (`sources`, `basis`, `verify`, `documented`, `note`, `internal`) are never read here.
"""

from collections.abc import Callable
from datetime import date

from babel.dates import format_date

from .prose import (
    Block,
    bullets,
    facts,
    from_markdown,
    heading,
    numbered,
    paragraph,
    table,
)
from .source import Record, read, words

Body = Callable[[Record, str], list[Block]]


def written(source: Record, code: str) -> list[Block]:
    """Return a text that is written out in Markdown."""
    return from_markdown(source[f"body_{code}"])


def about(source: Record, code: str) -> list[Block]:
    """Return the text about the organisation, with the facts first."""
    return [_organisation_facts(code), *written(source, code)]


def _organisation_facts(code: str) -> Block:
    record = read("organisation")["organisation"]
    rows = {
        "founded": str(record["founded"]),
        "founders": "; ".join(founder[code] for founder in record["founders"]),
        "predecessors": "; ".join(one[code] for one in record["predecessors"]),
        "legal_form": record[f"legal_form_{code}"],
        "organisation_number": record["organisation_number"],
    }
    return facts(words("facts", code), [(words(key, code), value) for key, value in rows.items()])


def projects(_source: Record, code: str) -> list[Block]:
    """Return what the projects are about, theme by theme."""
    themes = read("organisation")["themes"]
    return [facts(words("themes", code), _named(themes, code))]


def knowledge(_source: Record, code: str) -> list[Block]:
    """Return the gatherings that recur."""
    return [facts(words("series", code), _named(read("events")["series"], code))]


def _named(records: list[Record], code: str) -> list[tuple[str, str]]:
    return [(record[f"name_{code}"], record[f"text_{code}"]) for record in records]


def how_we_work(_source: Record, code: str) -> list[Block]:
    """Return the ways of working, each under its heading."""
    return _headed(read("organisation")["methods"], code)


def get_involved(source: Record, code: str) -> list[Block]:
    """Return the forms of taking part, each under its heading."""
    return _headed(source["forms"], code)


def _headed(records: list[Record], code: str) -> list[Block]:
    return [
        block for name, text in _named(records, code) for block in (heading(name), paragraph(text))
    ]


def apply(source: Record, code: str) -> list[Block]:
    """Return the steps of an application, and the dates in a table."""
    dates = [
        (format_date(date.fromisoformat(one["date"]), "d MMMM y", locale=code), one[code])
        for one in source["deadlines"]
    ]
    return [
        heading(words("steps", code)),
        numbered(step[code] for step in source["steps"]),
        table(words("deadlines", code), [words("date", code), words("what", code)], dates),
    ]


def policies(source: Record, code: str) -> list[Block]:
    """Return the names of the documents."""
    return [bullets(document[code] for document in source["list"])]


def member_organisations(_source: Record, code: str) -> list[Block]:
    """Return the members under a heading for each kind."""
    members = read("organisation")["member_organisations"]["list"]
    blocks = []
    for kind in read("site")["member_kinds"]:
        names = [one[f"name_{code}"] for one in members if one["kind"] == kind["kind"]]
        blocks += [heading(kind[code]), bullets(sorted(names, key=str.casefold))]
    return blocks


def contact(_source: Record, code: str) -> list[Block]:
    """Return how to reach the secretariat. Payment numbers are not for publishing."""
    record = read("organisation")["organisation"]
    rows = [
        (words(key, code), record["contact"][key])
        for key in ("visiting", "postal", "phone", "email")
    ]
    return [facts(record[f"name_{code}"], rows)]


SECTION_BODIES: dict[str, Body] = {
    "about": about,
    "projects": projects,
    "party_support": written,
    "knowledge": knowledge,
}

# Pages whose text is not simply written out.
PAGE_BODIES: dict[str, Body] = {
    "how_we_work": how_we_work,
    "get_involved": get_involved,
    "apply": apply,
    "policies": policies,
    "member_organisations": member_organisations,
    "contact": contact,
}
