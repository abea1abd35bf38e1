"""What the templates of publications get, as plain data. Models import this, hence `Any`."""

from dataclasses import dataclass
from typing import Any

from palmecenter.blocks.body import set_anchors
from palmecenter.languages.codes import localized, other
from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import LanguageName, language_name
from palmecenter.listing.context import Row, rows_of
from palmecenter.listing.listing import Listing
from palmecenter.pages.context import Alternate
from palmecenter.pages.models.content import CONTENTS_FROM

from .editions import ARCHIVE, FileAddress, edition_groups
from .querysets import public_editions, with_newest

NEWEST = 3


@dataclass(frozen=True)
class LanguageArchive:
    """All files of all publications in one language, which can be had at once."""

    language: LanguageName
    url: str
    files: int
    size: int


def publication_context(page: Any, alternates: list[Alternate]) -> dict[str, Any]:
    """What the page of a publication shows: its editions by language, and the panel of facts.

    `alternates` are the addresses of the page in each language.
    """
    groups = edition_groups(page)
    contents = [item for item in set_anchors(page.shown.body) if item["level"] == "2"]
    return {
        "edition_groups": groups,
        "has_files": any(group.files for group in groups),
        "has_copies": any(group.copies for group in groups),
        "authors": page.authors.all(),
        "themes": page.themes.all(),
        "countries": page.countries.all(),
        "contents": contents if len(contents) >= CONTENTS_FROM else [],
        "other_text": _text_in_the_other_language(page, alternates),
    }


def _text_in_the_other_language(page: Any, alternates: list[Alternate]) -> Alternate | None:
    """Where the text can be read, when it is in the other language alone."""
    if page.shown.body or not getattr(page, localized("body", other(page.shown_language))):
        return None
    return next(found for found in alternates if found.code != page.shown_language)


def publication_index_context(
    index: Any, listing: Listing, rows_on_paper: list[Row] | None
) -> dict[str, Any]:
    """What the list of publications shows besides its filters: rows, what is new, ways on.

    What is new and whole languages stand beside the whole list alone.
    """
    code = reader_language()
    return {
        **_rows(index, listing, rows_on_paper),
        "archives": language_archives(index) if listing.is_its_beginning else [],
        "feed_url": index.route_address("feed", code),
        "order_url": index.route_address("order", code),
        "study_materials_url": index.route_address("study-materials", code),
    }


def _rows(index: Any, listing: Listing, on_paper: list[Row] | None) -> dict[str, list]:
    """The `rows`, and the `newest` before a list in full, by the same queries."""
    if on_paper is not None or not listing.is_its_beginning:
        return {"rows": listing.rows if on_paper is None else on_paper, "newest": []}
    keys = [entry.pk for entry in listing.entries]
    pages, newest = with_newest(keys, index, NEWEST)
    return {"rows": rows_of(listing.filters, listing.entries, pages), "newest": newest}


def language_archives(index: Any) -> list[LanguageArchive]:
    """The languages that there are files in, by name, with how many and how large."""
    reader = reader_language()
    sizes: dict[str, list[int]] = {}
    for edition in public_editions():
        if edition.path.startswith(index.path) and edition.language and edition.document:
            sizes.setdefault(edition.language, []).append(edition.size or 0)
    archives = [
        LanguageArchive(
            language=language_name(tag, reader),
            url=f"{index.address(reader)}{FileAddress(tag, ARCHIVE).path(reader)}",
            files=len(files),
            size=sum(files),
        )
        for tag, files in sizes.items()
    ]
    return sorted(archives, key=lambda archive: archive.language.name.casefold())
