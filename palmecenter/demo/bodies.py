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
    """Return how to apply, the dates, and the forms in a table for each stage."""
    dates = [
        (format_date(date.fromisoformat(one["date"]), "d MMMM y", locale=code), one[code])
        for one in source["deadlines"]
    ]
    deadlines = table(words("deadlines", code), [words("date", code), words("what", code)], dates)
    return [*written(source, code), deadlines, *_forms(source, code)]


def _forms(source: Record, code: str) -> list[Block]:
    columns = ("name", "who", "deadline", "format")
    heads = [source["columns"][f"{column}_{code}"] for column in columns]
    blocks = [heading(source[f"list_title_{code}"]), paragraph(source[f"no_files_{code}"])]
    for stage in source["stages"]:
        forms = [form for form in source["templates"] if form["stage"] == stage["key"]]
        rows = [
            [form[f"name_{code}"], form[f"who_{code}"], form[f"deadline_{code}"], form["format"]]
            for form in forms
        ]
        blocks.append(table(stage[f"name_{code}"], heads, rows))
        if secret := [form[f"name_{code}"] for form in forms if form["confidential"]]:
            blocks.append(paragraph(f"{', '.join(secret)}: {source[f'confidential_{code}']}"))
    return blocks


def policies(_source: Record, code: str) -> list[Block]:
    """Return what the documents are; each has a page below this one."""
    return [paragraph(read("policies")[f"intro_{code}"])]


def complaints(source: Record, code: str) -> list[Block]:
    """Return the text, with the ways to whoever receives complaints before its second heading."""
    ways = [(way[f"term_{code}"], _way(way, code)) for way in source["ways"]]
    blocks = written(source, code)
    second = [place for place, block in enumerate(blocks) if block["type"] == "heading"][1]
    return [*blocks[:second], facts(source[f"ways_title_{code}"], ways), *blocks[second:]]


def _way(way: Record, code: str) -> list[str]:
    return [_value(way), way.get(f"text_{code}") or way[f"unset_{code}"]]


def _value(record: Record) -> str:
    """Return an address or a number: a record's own, or the organisation's that it names."""
    if "value_ref" in record:
        return str(
            read("organisation")["organisation"]["contact"][record["value_ref"].split(".")[1]]
        )
    return record.get("value") or ""


def press(source: Record, code: str) -> list[Block]:
    """Return whom to call first, then the text, and words about the Center to use freely."""
    ways = [(one[f"term_{code}"], [_value(one), one[f"text_{code}"]]) for one in source["contact"]]
    return [
        facts(source[f"contact_title_{code}"], ways),
        *written(source, code),
        heading(words("boilerplate", code)),
        paragraph(source[f"boilerplate_{code}"]),
    ]


def secretariat(source: Record, code: str) -> list[Block]:
    """Return who does what: roles, never names, under a heading for each group."""
    blocks = [paragraph(source[f"intro_{code}"]), paragraph(source[f"hours_{code}"])]
    for group in source["groups"]:
        blocks.append(heading(group[f"name_{code}"]))
        if f"text_{code}" in group:
            blocks.append(paragraph(group[f"text_{code}"]))
        roles = [
            (role[f"role_{code}"], [role[f"does_{code}"], role["email"] or ""])
            for role in group["roles"]
        ]
        blocks.append(facts("", roles))
    return blocks


def newsletter(source: Record, code: str) -> list[Block]:
    """Return what the letter is and what one holds; that nobody can subscribe comes before it."""
    rows = [(fact[f"term_{code}"], fact[f"text_{code}"]) for fact in source["facts"]]
    sample = source["sample"]
    return [
        facts(source[f"facts_title_{code}"], rows),
        *written(source, code),
        heading(words("sample", code)),
        paragraph(source[f"how_unset_{code}"]),
        paragraph(sample[f"subject_{code}"]),
        bullets(item[f"text_{code}"] for item in sample["items"]),
    ]


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
    "complaints": complaints,
    "newsletter": newsletter,
    "policies": policies,
    "press": press,
    "secretariat": secretariat,
    "member_organisations": member_organisations,
    "contact": contact,
}
