"""Publications with their editions, whose files are made here, and the debate articles."""

from collections import Counter
from typing import Any

from django.utils import translation

from palmecenter.languages.codes import CODES
from palmecenter.languages.names import direction, language_name
from palmecenter.media.models import Document
from palmecenter.pages.models import BasePage, RelatedPage
from palmecenter.taxonomy.models import Theme
from publications.models import (
    Edition,
    Format,
    Licence,
    PublicationIndexPage,
    PublicationPage,
    Stock,
)

from ..books import Book, book_epub, pdf
from ..files import document_of
from ..pictures import poster_image
from ..prose import from_markdown
from ..source import Record, read, words
from ..tree import draft_child, find_child, home_page, publish, readiness, set_body, texts

SECTION = "knowledge"
MANUAL = "B05"
MAKERS = {"pdf": pdf, "epub": book_epub}


def section() -> BasePage:
    """Return the front of the section that publications and debate are in."""
    place = next(one for one in read("site")["sections"] if one["key"] == SECTION)
    found = find_child(home_page(), place["slug_sv"])
    if found is None:
        raise LookupError(f"The section {place['slug_sv']} has no page yet.")
    return found


def load(made: Counter[str]) -> None:
    """Make the list of publications and the publications that are missing."""
    index = _index(made)
    for record in read("publications")["publications"]:
        if not find_child(index, _slug(record, "sv")):
            _publication(index, record, made)


def _index(made: Counter[str]) -> BasePage:
    place = read("editions")["index"]
    found = find_child(section(), place["slug_sv"])
    if found:
        return found
    index = PublicationIndexPage(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        **texts(place, heading="title", summary="summary"),
        **readiness(),
    )
    draft_child(section(), index)
    publish(index, made)
    return index


def _slug(record: Record, code: str) -> str:
    return str(record.get(f"slug_{code}") or record["slug"])


def _publication(index: BasePage, record: Record, made: Counter[str]) -> None:
    page = PublicationPage(
        slug=_slug(record, "sv"),
        slug_en=_slug(record, "en"),
        is_demo=record["demo"],
        publication_kind=record["kind"],
        year=record["year"],
        co_publisher=record.get("co_publisher", ""),
        licence=Licence.BY_NC_ND if record["demo"] else "",
        **texts(record, heading="title", summary="intro"),
        **readiness(),
    )
    body = read("booklets").get(record["id"], {})
    set_body(page, {code: from_markdown(body.get(f"body_{code}", "")) for code in CODES})
    draft_child(index, page)
    page.themes.set(Theme.objects.filter(slug_en__in=record["themes"]))
    for order, (language, form) in enumerate(_formats(record)):
        page.editions.add(_edition(record, language, form, order, made))
    if not any(edition.document for edition in page.editions.all()):
        motif = read("editions")["motifs"][record["id"]]
        page.cover = poster_image(page.slug_en, motif, made)
    for order, slug in enumerate(read("editions")["related"].get(record["id"], ())):
        related = BasePage.objects.filter(slug=slug).first()
        if related:
            page.related_pages.add(RelatedPage(related=related, sort_order=order))
    publish(page, made)
    for edition in record["editions"]:
        for form in edition["formats"]:
            if form["format"] == Format.PRINT:
                Stock.objects.update_or_create(
                    page=page,
                    language=edition["language"],
                    defaults={"copies": form["stock"]},
                )


def _formats(record: Record) -> list[tuple[str, Record]]:
    """Return the editions; the text version of one is read on its page."""
    return [
        (edition["language"], form)
        for edition in record["editions"]
        for form in edition["formats"]
        if form["format"] != "html"
    ]


def _edition(
    record: Record, language: str, form: Record, order: int, made: Counter[str]
) -> Edition:
    own = read("editions")["titles"].get(record["id"], {})
    return Edition(
        language=language,
        format=form["format"],
        title=own.get(language, ""),
        document=_document(record, language, form["format"], made) if record["demo"] else None,
        pages=record.get("pages") if form["format"] == Format.PRINT else None,
        sort_order=order,
    )


def _document(record: Record, language: str, form: str, made: Counter[str]) -> Document | None:
    """Return a document with the file of an edition; None for paper, or where none can be made."""
    if form not in MAKERS:
        return None
    title = f"{record['id']} {language} {form}"
    return document_of(
        title, _labels(record, language), lambda: MAKERS[form](_book(record, language)), made
    )


def _labels(record: Record, language: str) -> dict[str, str]:
    """Return a file's title for readers: its own language's where that is one of the site's."""
    if language in CODES:
        return {f"label_{language}": record[f"title_{language}"]}
    return {
        f"label_{code}": f"{record[f'title_{code}']} ({language_name(language, code).name})"
        for code in CODES
    }


def _book(record: Record, language: str) -> Book:
    source = read("editions")
    said: dict[str, Any] = source["texts"][language]
    with translation.override(language):
        title = record.get(f"title_{language}") or source["titles"][record["id"]][language]
    return Book(
        slug=_slug(record, "en"),
        language=language,
        direction=direction(language),
        title=title,
        publisher=said["center"],
        mark=said["demo"],
        summary=record.get(f"intro_{language}", ""),
        paragraphs=_first(record, language),
        body=_text(record, language),
        scans=record["id"] == "B11",
    )


def _text(record: Record, language: str) -> str:
    """Return what a file holds as Markdown: the whole text, or the short edition of a language."""
    if short := _short_edition(record, language):
        return str(short["body"])
    if record["id"] == MANUAL:
        return _manual(language)
    return str(read("booklets").get(record["id"], {}).get(f"body_{language}", ""))


def _first(record: Record, language: str) -> list[str]:
    """Return what a file says of itself before its text."""
    said = read("editions")["texts"][language]
    if short := _short_edition(record, language):
        return [short["first"], said["paragraphs"][-1]]
    return [said["whole"]] if _text(record, language) else said["paragraphs"]


def _short_edition(record: Record, language: str) -> Record | None:
    editions = read("editions_more")["editions"]
    return next(
        (one for one in editions if (one["id"], one["language"]) == (record["id"], language)), None
    )


def _manual(code: str) -> str:
    """Return the chapters of the manual as one text, with questions and answers at the back."""
    chapters = read("manual")["chapters"]
    parts = []
    for chapter in chapters:
        parts += [f"# {chapter[f'title_{code}']}", f"*{chapter[f'summary_{code}']}*"]
        parts.append(chapter[f"body_{code}"])
    parts.append(f"# {words('questions', code)}")
    for chapter in chapters:
        parts.append(f"## {chapter[f'title_{code}']}")
        parts += [_answered(question, code) for question in chapter["quiz"]]
    return "\n\n".join(parts)


def _answered(question: Record, code: str) -> str:
    answer = question[f"options_{code}"][question["answer"]]
    return f"**{question[f'question_{code}']}** {answer} *{question[f'explanation_{code}']}*"
