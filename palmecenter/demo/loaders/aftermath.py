"""What remains of events that are over: recordings, transcripts, documentation and pictures.

There is no file of a recording, for nothing here makes one: it is listed with the size that it
would have. Transcripts and documentation are short files, made when the demo is loaded.
"""

from collections import Counter

from events.models import EventMaterial, EventPage, EventPhoto
from palmecenter.languages.codes import CODES
from palmecenter.languages.names import direction
from palmecenter.media.models import Document

from ..books import Book, book_epub, pdf
from ..files import document_of
from ..pictures import poster_image
from ..source import Record, read
from ..tree import texts

# A transcript is read on telephones, documentation is printed.
MAKERS = {"transcript": book_epub, "documentation": pdf}


def texts_of(record: Record) -> Record:
    """Return the columns that say what there is of a recording, or why there is none."""
    recording = record.get("recording", {})
    key = "not_here" if recording.get("available") else "reason"
    source = {f"{key}_{code}": words for code, words in read("events_on_site")["not_here"].items()}
    told = source if key == "not_here" else recording
    parts = {
        code: [told.get(f"{key}_{code}", ""), recording.get(f"status_{code}", "")] for code in CODES
    }
    return {
        f"aftermath_{code}": " ".join(
            part if part.endswith(".") else f"{part}." for part in parts[code] if part
        )
        for code in CODES
    }


def add_parts(page: EventPage, record: Record, made: Counter[str]) -> None:
    """Give an event its recordings, documents and pictures."""
    place = read("events_on_site")
    own = place["afterwards"].get(record["id"], {})
    for order, row in enumerate(_rows(record)):
        document = None
        if row["kind"] in own:
            document = _document(page, own[row["kind"]], row["kind"], row["language"], made)
        page.materials.add(EventMaterial(sort_order=order, document=document, **row))
    captions = texts(place, caption="no_photo")
    for order, motif in enumerate(own.get("pictures", [])):
        image = poster_image(f"{page.slug_en}-{motif}", motif, made, **captions)
        page.photos.add(EventPhoto(sort_order=order, image=image))


def _rows(record: Record) -> list[Record]:
    """Return the columns of each recording and document."""
    recording = record.get("recording", {})
    if not recording.get("available"):
        return []
    rows = [
        {"kind": recording["medium"], "size_given": recording["bytes"]},
        {"kind": "light", "size_given": recording["low_bandwidth_bytes"]},
    ]
    rows = [row | {"minutes": recording["minutes"]} for row in rows]
    kinds = ("transcript", "captions", "documentation")
    return rows + [
        {"kind": kind, "language": code} for kind in kinds for code in recording.get(kind, [])
    ]


def _document(
    page: EventPage, told: Record, kind: str, language: str, made: Counter[str]
) -> Document | None:
    title = told[f"title_{language}"]
    said = read("editions")["texts"][language]
    book = Book(
        slug=page.slug_en,
        language=language,
        direction=direction(language),
        title=title,
        publisher=said["center"],
        mark=said["demo"],
        summary="",
        paragraphs=[read("events_on_site")["file_is_demo"][language]],
        body=told[f"body_{language}"],
    )
    name = f"{page.slug_en} {language} {kind}"
    return document_of(name, {f"label_{language}": title}, lambda: MAKERS[kind](book), made)
