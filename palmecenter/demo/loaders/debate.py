"""The debate articles."""

from collections import Counter
from datetime import date

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage
from palmecenter.taxonomy.models import Theme
from publications.models import DebateAuthor, DebateIndexPage, DebatePage

from ..prose import Block, from_markdown
from ..source import Record, read
from ..tree import draft_child, find_child, publish, readiness, set_body, texts
from .publications import section


def load(made: Counter[str]) -> None:
    """Make the list of articles and the articles that are missing, each after what it answers."""
    index = _index(made)
    for record in read("debate")["articles"]:
        if not find_child(index, record["slug_sv"]):
            _article(index, record, made)


def _index(made: Counter[str]) -> BasePage:
    place = read("debate")["index"]
    found = find_child(section(), place["slug_sv"])
    if found:
        return found
    index = DebateIndexPage(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        **texts(place, heading="title", summary="summary"),
        **readiness(),
    )
    draft_child(section(), index)
    publish(index, made)
    return index


def _article(index: BasePage, record: Record, made: Counter[str]) -> None:
    answered = next(
        (one for one in read("debate")["articles"] if one["id"] == record.get("in_answer_to")), None
    )
    page = DebatePage(
        slug=record["slug_sv"],
        slug_en=record["slug_en"],
        is_demo=True,
        date=date.fromisoformat(record["date"]),
        in_answer_to=find_child(index, answered["slug_sv"]) if answered else None,
        **texts(record, heading="title", summary="summary"),
        **readiness(),
    )
    set_body(page, {code: _body(record, code) for code in CODES})
    draft_child(index, page)
    page.themes.set(Theme.objects.filter(slug_en__in=record["themes"]))
    for order, name in enumerate(record["authors"]):
        page.authors.add(DebateAuthor(name=name, sort_order=order))
    publish(page, made)


def _body(record: Record, code: str) -> list[Block]:
    """Return the text with its sources as footnotes."""
    notes = [f"<p>{note}</p>" for note in record[f"notes_{code}"]]
    return [*from_markdown(record[f"body_{code}"]), {"type": "footnotes", "value": notes}]
