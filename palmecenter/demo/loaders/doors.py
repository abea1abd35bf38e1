"""The doors of other languages: what the demo says in each, and its meaning for colleagues."""

from collections import Counter

from publications.models import DoorPage

from ..source import Record, read
from ..tree import draft_child, find_child, home_page, publish, readiness


def load(made: Counter[str]) -> None:
    """Make the doors that are missing."""
    home = home_page()
    for record in read("doors")["languages"]:
        if not find_child(home, record["code"].lower()):
            door = _door(record)
            draft_child(home, door)
            publish(door, made)


def _door(record: Record) -> DoorPage:
    labels = record["labels"]
    return DoorPage(
        language=record["code"],
        slug=record["code"].lower(),
        slug_en=record["code"].lower(),
        heading_sv=record["name_sv"].capitalize(),
        heading_en=record["name_en"],
        is_demo=True,
        own_title=record["title"],
        safety=record["safety"],
        who="\n\n".join(record["who"]),
        weak_line=record["weak_line"],
        download_label=labels["download"],
        size_label=labels["size"],
        pages_label=labels["pages"],
        pages_after=record["pages_after"],
        none_yet=record["none_yet"],
        rest=record["rest"],
        gloss=_gloss(record["gloss"]),
        **readiness(),
    )


def _gloss(record: Record) -> str:
    texts = (record[name] for name in ("title", "safety", "weak_line", "none_yet", "rest"))
    return "\n".join([*texts, *record["who"]])
