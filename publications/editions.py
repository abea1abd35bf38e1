"""The editions of a publication: what they are called, in which languages, at which addresses.

An edition is one language and one format. The address of its file, `…/hamta/my.pdf` or
`…/download/my.pdf`, stays as long as the page does, whatever file is behind it.

Models of the section import this; so pages and editions, which have their own types there, are
`Any` here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES, active, localized, other
from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import TAG, LanguageName, direction, language_name

from .choices import Format

FOLDER = {"sv": "hamta", "en": "download"}
LIGHT = {"sv": "latt", "en": "light"}
FILES = {str(form) for form in Format if form != Format.PRINT}
# The query that fills the form to order printed copies in.
STOCK = "stock"
# Everything in a language, as one file.
ARCHIVE = "zip"
# The query that names a version of a file by the beginning of its hash.
VERSION = "v"
VERSION_DIGITS = 8


@dataclass(frozen=True)
class FileAddress:
    """Which file an address means. `ending` is a format, or `zip` for all formats together."""

    language: str
    ending: str
    light: bool = False

    def path(self, code: str) -> str:
        """The part below the page's address in a language of the site: `hamta/my.pdf`."""
        return f"{FOLDER[code]}/{self.name(code)}"

    def name(self, code: str) -> str:
        """The last part of the address in a language of the site: `my.latt.pdf`."""
        light = f".{LIGHT[code]}" if self.light else ""
        return f"{self.language}{light}.{self.ending}"

    @classmethod
    def parse(cls, name: str) -> "FileAddress | None":
        """Read the last part of an address, in either language; None where no file is meant."""
        tag, *light, ending = name.split(".") if "." in name else [name, ""]
        if not TAG.fullmatch(tag) or ending not in FILES | {ARCHIVE}:
            return None
        if light and (len(light) > 1 or light[0] not in LIGHT.values() or ending != Format.PDF):
            return None
        return cls(tag, ending, bool(light))


@dataclass(frozen=True)
class EditionTitle:
    """What an edition is called, and the language of these words."""

    words: str
    language: str

    @property
    def direction(self) -> str:
        """The direction that it is written in, as HTML's `dir` wants it."""
        return direction(self.language)


@dataclass(frozen=True)
class EditionGroup:
    """A publication in one language: its title there, its editions, and the stock of copies."""

    page: Any
    language: LanguageName
    title: EditionTitle
    editions: list[Any]
    stock: Any = None

    @property
    def title_differs(self) -> bool:
        """Whether its title is another than the one at the top of the page."""
        return self.title.words not in {"", self.page.shown.heading}

    @property
    def archive_address(self) -> str:
        """The address of all its files together; empty where there is only one."""
        if len(self.files) < 2:
            return ""
        code = reader_language()
        return f"{self.page.address(code)}{FileAddress(self.language.tag, ARCHIVE).path(code)}"

    @property
    def copies(self) -> int:
        """How many printed copies are left."""
        return self.stock.copies if self.stock else 0

    @property
    def order_address(self) -> str:
        """The address of the form to order copies, with this one filled in."""
        index = self.page.get_parent().specific_deferred
        stock = f"?{STOCK}={self.stock.pk}" if self.stock else ""
        return str(index.route_address("order", reader_language())) + stock

    @property
    def files(self) -> list[Any]:
        """The editions that can be taken along."""
        return [edition for edition in self.editions if edition.document]

    @property
    def printed(self) -> Any:
        """The edition on paper; None where there is none."""
        return next((edition for edition in self.editions if edition.is_printed), None)

    @property
    def missing(self) -> list[Any]:
        """The editions that are announced without a file."""
        return [
            edition for edition in self.editions if not edition.is_printed and not edition.document
        ]


def title_in(page: Any, language: str) -> EditionTitle:
    """The title of a publication in a language of its editions.

    It is what an edition says; in Swedish and English else the heading of the page; and where
    nobody gave one, the heading that the reader sees or whatever the page has.
    """
    for edition in page.editions.all():
        if edition.language == language and edition.title:
            return EditionTitle(str(edition.title), language)
    first = _heading_language(language) or page.shown_language
    headings = ((code, getattr(page, localized("heading", code))) for code in (first, other(first)))
    code, heading = next(((code, words) for code, words in headings if words), (first, ""))
    return EditionTitle(heading, language if code == _heading_language(language) else code)


def language_of_title(page: Any) -> str:
    """The language of a title that a page gives as it is, in no other language; else empty.

    A book that there is in English alone has its English title on the Swedish page too. That is
    known where every heading says what the editions of one language alone are called.
    """
    headings = {code: getattr(page, localized("heading", code)) for code in CODES}
    said = {code: words for code, words in headings.items() if words}
    titles = (title_in(page, tag) for tag in {edition.language for edition in page.editions.all()})
    languages = {title.language for title in titles if set(said.values()) == {title.words}}
    language = languages.pop() if len(languages) == 1 else ""
    return "" if list(said) == [_heading_language(language)] else language


def _heading_language(language: str) -> str:
    """The language of the page's heading that serves as a title; empty where none does."""
    code = language.partition("-")[0]
    return code if code in CODES else ""


def untitled(editions: Iterable[Any]) -> list[tuple[Any, str]]:
    """Find the editions that nobody can call by name in their language, each with what to do."""
    editions = list(editions)
    titled = {edition.language for edition in editions if edition.title}
    message = _("Give the title in %(language)s: the page has no heading in that language.")
    return [
        (edition, message % {"language": language_name(edition.language, active()).name})
        for edition in editions
        if edition.language not in titled and not _heading_language(edition.language)
    ]


def edition_groups(page: Any) -> list[EditionGroup]:
    """Group the editions of a publication by language: the reader's, Swedish, English, the rest.

    The rest is in the order of the languages' names. Within a language editors give the order.
    """
    by_language: dict[str, list[Any]] = {}
    for edition in page.editions.all():
        by_language.setdefault(edition.language, []).append(edition)
    stocks = {stock.language: stock for stock in page.stocks.all()} if page.pk else {}
    return [
        EditionGroup(
            page=page,
            language=language,
            title=title_in(page, language.tag),
            editions=by_language[language.tag],
            stock=stocks.get(language.tag),
        )
        for language in languages_of(page)
    ]


def languages_of(page: Any) -> list[LanguageName]:
    """The languages of a publication's editions, in the order of `edition_groups`."""
    reader = reader_language()
    first = [reader, *CODES]

    def rank(language: LanguageName) -> tuple[int, str]:
        tag = language.tag
        return (first.index(tag) if tag in first else len(first), language.name.casefold())

    tags = dict.fromkeys(edition.language for edition in page.editions.all())
    return sorted((language_name(tag, reader) for tag in tags), key=rank)
