"""The YAML holds together: both languages, known keys, sums, times, and nothing invented."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from palmecenter.demo.bodies import PAGE_BODIES, SECTION_BODIES
from palmecenter.demo.source import FOLDER, Record, read

FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
PROJECTS = read("projects")["projects"]
INITIATIVES = read("party_support")["initiatives"]
EVENTS = read("events")["events"]
PUBLICATIONS = read("publications")["publications"]
CHAPTERS = read("manual")["chapters"]
WORK = PROJECTS + INITIATIVES


def by_id(records: list[Record]) -> Any:
    return pytest.mark.parametrize("record", records, ids=lambda record: record["id"])


def walk(value: Any, place: str) -> Iterator[tuple[str, Record]]:
    """Yield every mapping below a value, with the way to it."""
    if isinstance(value, dict):
        yield place, value
        for key, child in value.items():
            yield from walk(child, f"{place}/{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            name = child.get("id", number) if isinstance(child, dict) else number
            yield from walk(child, f"{place}[{name}]")


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_said_in_one_language_is_said_in_the_other(name: str) -> None:
    one_sided = [
        f"{place}/{key}"
        for place, mapping in walk(read(name), name)
        for key, value in mapping.items()
        if (match := re.fullmatch(r"(.+_)?(sv|en)", str(key)))
        and (value is None)
        != (mapping.get((match[1] or "") + ("en" if match[2] == "sv" else "sv")) is None)
    ]
    assert one_sided == []


def known(group: str, key: str = "slug") -> set[str]:
    return {record[key] for record in read("organisation")[group]}


@by_id(WORK)
def test_work_names_only_known_terms(record: Record) -> None:
    for group, key in (
        ("countries", "code"),
        ("themes", "slug"),
        ("target_groups", "slug"),
        ("methods", "slug"),
    ):
        assert set(record.get(group) or []) <= known(group, key)
    assert record["region"] in known("regions")
    assert record.get("scale") is None or record["scale"] in known("scales")


@by_id(WORK)
def test_work_says_what_is_known_and_keeps_apart_what_is_secret(record: Record) -> None:
    assert record["documented_basis"]
    assert record["publication_level"] in {"open", "limited", "protected"}
    if record["publication_level"] != "open":
        assert "CANARY" in str(record["internal"])


@by_id([record for record in WORK if not record["demo"]])
def test_documented_work_carries_no_invented_money(record: Record) -> None:
    assert not record.get("budget")


@by_id([record for record in PROJECTS if record["budget"]])
def test_a_budget_has_a_tenth_from_sweden_and_the_scale_it_amounts_to(record: Record) -> None:
    amount = record["budget"]["amount"]
    assert record["budget"]["own_contribution"] * 10 == amount
    expected = "small" if amount < 400_000 else "medium" if amount <= 1_500_000 else "large"
    assert record["scale"] == expected


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: f"chapter {chapter['number']}")
def test_a_chapter_has_three_voices_and_three_questions_with_an_answer(chapter: Record) -> None:
    assert len(chapter["comments"]) == len(chapter["quiz"]) == 3
    assert {comment["country"] for comment in chapter["comments"]} <= known("countries", "code")
    for question in chapter["quiz"]:
        assert len(question["options_sv"]) == len(question["options_en"]) == 4
        assert 0 <= question["answer"] < 4


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: f"chapter {chapter['number']}")
@pytest.mark.parametrize("code", ["sv", "en"])
def test_what_a_question_says_of_where_to_read_again_is_a_heading(
    chapter: Record, code: str
) -> None:
    lines = chapter[f"body_{code}"].splitlines()
    headings = {line.removeprefix("## ") for line in lines if line.startswith("## ")}
    assert {one.get(f"section_{code}") for one in chapter["quiz"]} <= headings | {None}


@by_id(EVENTS)
def test_an_event_ends_after_it_starts_and_is_past_or_not_as_of_the_content_date(
    record: Record,
) -> None:
    start, end = (datetime.fromisoformat(record[key]) for key in ("start", "end"))
    assert end >= start
    if record["status"] in {"past", "upcoming"}:
        today = read("organisation")["meta"]["content_date"]
        assert (start.date() >= today) == (record["status"] == "upcoming")


@by_id([record for record in EVENTS if record.get("related")])
def test_an_event_relates_to_what_exists(record: Record) -> None:
    ids = {one["id"] for one in WORK + EVENTS + PUBLICATIONS}
    assert {one for group in record["related"].values() for one in group} <= ids


def test_events_are_organised_by_members() -> None:
    places = read("events_on_site")["events"].values()
    members = {one["name_sv"] for one in read("organisation")["member_organisations"]["list"]}
    assert {name for place in places for name in place.get("organisers", [])} <= members


@pytest.mark.parametrize(
    "records",
    [PROJECTS, INITIATIVES, EVENTS, PUBLICATIONS, read("site")["pages"], read("site")["sections"]],
    ids=["projects", "initiatives", "events", "publications", "pages", "sections"],
)
@pytest.mark.parametrize("key", ["slug", "slug_sv", "slug_en"])
def test_slugs_are_plain_and_taken_once(records: list[Record], key: str) -> None:
    slugs = [record[key] for record in records if record.get(key)]
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9-]+", slug)] == []
    assert [slug for slug, count in Counter(slugs).items() if count > 1] == []


def test_every_standing_page_has_a_place_in_the_tree() -> None:
    placed = {place["key"] for place in read("site")["pages"] + read("site")["sections"]}
    assert set(read("organisation")["pages"]) <= placed


def test_the_tree_names_only_what_exists() -> None:
    site = read("site")
    pages = {place["key"] for place in site["pages"]}
    for place in site["pages"]:
        targets = {place.get("parent"), place.get("action", {}).get("page")} - {None}
        assert targets | set(place.get("related", ())) <= pages
        own_text = {"body_sv", "body_en"} <= set(read(place["text"]) if "text" in place else place)
        written = read("organisation")["pages"]
        assert own_text or place["key"] in PAGE_BODIES or place["key"] in written
    assert set(site["home"]["featured"]) <= pages
    assert {section["key"] for section in site["sections"]} == set(SECTION_BODIES)


def test_every_kind_of_member_has_a_heading() -> None:
    members = read("organisation")["member_organisations"]["list"]
    headings = {kind["kind"] for kind in read("site")["member_kinds"]}
    assert {member["kind"] for member in members} == headings
