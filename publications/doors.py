"""What the door of a language shows: the files there are in it, the smallest first."""

from dataclasses import dataclass
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import format_decimal
from babel.units import format_unit
from django.apps import apps
from django.db.models import QuerySet

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import language_name
from palmecenter.pages.querysets import public_pages

from .choices import CONTENT_TYPES
from .editions import ARCHIVE, EditionTitle, FileAddress, title_in

KILOBYTE = 1000
MEGABYTE = KILOBYTE * KILOBYTE
# The zeros of the digits that readers of a script know better than ours (CLDR's names of them).
ZEROS = {"arab": "\N{ARABIC-INDIC DIGIT ZERO}", "arabext": "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}"}
ZEROS["mymr"] = "\N{MYANMAR DIGIT ZERO}"


@dataclass(frozen=True)
class DoorFile:
    """A file to take along, with its size and pages as the language writes them."""

    url: str
    format: str
    type: str
    bytes: int
    size: str
    pages: str


@dataclass(frozen=True)
class DoorPublication:
    """A publication by its title in the language, and its files, the smallest first."""

    title: str
    title_language: str
    files: list[DoorFile]


def editions_in(language: str) -> QuerySet[Any]:
    """The editions in a language, with files, of publications that everybody may see."""
    publications = public_pages(apps.get_model("publications", "PublicationPage").rows())
    editions = apps.get_model("publications", "Edition").objects.filter(
        page__in=publications.filter(alias_of=None).values("pk"),
        language=language,
        document__isnull=False,
    )
    return editions.select_related("page", "document__facts").order_by("page__path", "sort_order")


def door_context(page: Any) -> dict[str, Any]:
    """The language of a door, its publications with their files, and all of these as one.

    The addresses of files are English ones: what lies behind the door is in Swedish and English.
    """
    editions = list(editions_in(page.language))
    pages = {edition.page_id: edition.page for edition in editions}
    look_up_ancestors(list(pages.values()), page.all_pages())
    publications = [
        _publication(one, [edition for edition in editions if edition.page_id == key], page)
        for key, one in pages.items()
    ]
    files = len(editions)
    return {
        "language": language_name(page.language, page.language),
        "publications": publications,
        "archive": _archive(page, editions) if files > 1 else None,
        "print_title": page.own_title,
        "print_summary": "",
        "title_language": page.language,
    }


def _publication(publication: Any, editions: list[Any], door: Any) -> DoorPublication:
    files = [file for edition in editions for file in _files(edition, door)]
    own = next((edition.title for edition in editions if edition.title), "")
    title = EditionTitle(own, door.language) if own else title_in(publication, door.language)
    by_size = sorted(files, key=lambda file: file.bytes)
    return DoorPublication(title.words, title.language, by_size)


def _files(edition: Any, door: Any) -> list[DoorFile]:
    """The file of an edition and, if there is one, its light version."""
    facts = edition.facts
    pages = _pages(facts.pages if facts else None, door)
    found = [_file(edition, edition.address(), edition.document.file_size or 0, pages, door)]
    if edition.has_light:
        found.append(_file(edition, edition.light_address, facts.light_size, pages, door))
    return found


def _file(edition: Any, url: str, size: int, pages: str, door: Any) -> DoorFile:
    name, type_ = edition.format.upper(), CONTENT_TYPES[edition.format]
    return DoorFile(url, name, type_, size, size_in(size, door.language), pages)


def _archive(door: Any, editions: list[Any]) -> DoorFile | None:
    """All files of the language as one."""
    index = editions[0].page.get_parent().specific_deferred
    if not index.live:
        return None
    code = reader_language()
    url = index.address(code) + FileAddress(door.language, ARCHIVE).path(code)
    size = sum(edition.document.file_size or 0 for edition in editions)
    return DoorFile(url, "ZIP", "application/zip", size, size_in(size, door.language), "")


def _pages(number: int | None, door: Any) -> str:
    if not number:
        return ""
    said = number_in(number, door.language)
    if door.pages_after:
        return f"{said} {door.pages_label}"
    return f"{door.pages_label}: {said}"


def _locale(language: str) -> tuple[Locale, str]:
    """How a language writes numbers, and the system of digits that its readers know best."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    own = str(locale.other_numbering_systems.get("native", ""))
    return locale, own if own in ZEROS else "latn"


def _in_digits(text: str, digits: str) -> str:
    """A number with digits of its own: Babel knows the signs between them alone."""
    zero = ord(ZEROS.get(digits, "0"))
    return text.translate({ord("0") + value: zero + value for value in range(10)})


def number_in(number: int, language: str) -> str:
    """A number in the digits of a language."""
    locale, digits = _locale(language)
    return _in_digits(format_decimal(number, locale=locale, numbering_system=digits), digits)


def size_in(size: int, language: str) -> str:
    """The size of a file as a language writes it; never 0."""
    locale, digits = _locale(language)
    unit, per = ("megabyte", MEGABYTE) if size >= MEGABYTE else ("kilobyte", KILOBYTE)
    number = round(size / per, 1) if unit == "megabyte" else max(1, round(size / per))
    name = f"digital-{unit}"
    said = format_unit(number, name, length="short", locale=locale, numbering_system=digits)
    return _in_digits(said, digits)
