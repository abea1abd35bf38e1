"""The editions of a publication by language, as its page offers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES, active, localized, other
from palmecenter.languages.reading import reader_language

from .addresses import ARCHIVE, STOCK, FileAddress
from .tongues import Tongue, direction, tongue

if TYPE_CHECKING:
    from .models import Edition, PublicationPage, Stock


@dataclass(frozen=True)
class Title:
    """What an edition is called, and the language of these words."""

    words: str
    language: str

    @property
    def direction(self) -> str:
        """The direction that it is written in."""
        return direction(self.language)


@dataclass(frozen=True)
class Shelf:
    """A publication in one language: its title there, and the editions."""

    page: "PublicationPage"
    tongue: Tongue
    title: Title
    editions: list["Edition"]
    stock: "Stock | None" = None

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
        return f"{self.page.address(code)}{FileAddress(self.tongue.tag, ARCHIVE).path(code)}"

    @property
    def copies(self) -> int:
        """How many printed copies are left."""
        return self.stock.copies if self.stock else 0

    @property
    def order_address(self) -> str:
        """The address of the form to order copies, with this one filled in."""
        code = reader_language()
        index = self.page.get_parent()
        stock = f"?{STOCK}={self.stock.pk}" if self.stock else ""
        return index.specific_deferred.route_address("order", code) + stock

    @property
    def files(self) -> list["Edition"]:
        """The editions that can be taken along."""
        return [edition for edition in self.editions if edition.document]

    @property
    def printed(self) -> "Edition | None":
        """The edition on paper, if there is one."""
        return next((edition for edition in self.editions if edition.is_printed), None)

    @property
    def missing(self) -> list["Edition"]:
        """The editions that are announced without a file."""
        return [one for one in self.editions if not one.is_printed and not one.document]


def title_in(page: "PublicationPage", language: str) -> Title:
    """Return the title of a publication in a language of its editions.

    It is what an edition says; in Swedish and English else the heading of the page; and where
    nobody gave one, the heading that the reader sees or whatever the page has.
    """
    for edition in page.editions.all():
        if edition.language == language and edition.title:
            return Title(str(edition.title), language)
    first = _heading_language(language) or page.shown_language
    headings = ((code, getattr(page, localized("heading", code))) for code in (first, other(first)))
    code, heading = next(((code, words) for code, words in headings if words), (first, ""))
    return Title(heading, language if code == _heading_language(language) else code)


def language_of_title(page: "PublicationPage") -> str:
    """Return the language of a title that a page gives as it is, in no other language; or ''.

    A book that there is in English alone has its English title on the Swedish page too. That is
    known where every heading says what the editions of one language alone are called.
    """
    headings = {code: getattr(page, localized("heading", code)) for code in CODES}
    said = {code: words for code, words in headings.items() if words}
    titles = (title_in(page, tag) for tag in {one.language for one in page.editions.all()})
    languages = {title.language for title in titles if set(said.values()) == {title.words}}
    language = languages.pop() if len(languages) == 1 else ""
    return "" if list(said) == [_heading_language(language)] else language


def _heading_language(language: str) -> str:
    """Return the language of the page's heading that serves as a title; empty for no such."""
    code = language.partition("-")[0]
    return code if code in CODES else ""


def untitled(editions: Iterable["Edition"]) -> list[tuple["Edition", str]]:
    """Return the editions that nobody can call by name in their language, and what staff do."""
    editions = list(editions)
    titled = {edition.language for edition in editions if edition.title}
    message = _("Give the title in %(language)s: the page has no heading in that language.")
    return [
        (edition, message % {"language": tongue(edition.language, active()).name})
        for edition in editions
        if edition.language not in titled and not _heading_language(edition.language)
    ]


def shelves(page: "PublicationPage") -> list[Shelf]:
    """Return the editions of a publication by language: the reader's, Swedish, English, the rest.

    The rest is in the order of the languages' names. Within a language editors give the order.
    """
    by_language: dict[str, list[Edition]] = {}
    for edition in page.editions.all():
        by_language.setdefault(edition.language, []).append(edition)
    stocks = {stock.language: stock for stock in page.stocks.all()} if page.pk else {}
    return [
        Shelf(
            page=page,
            tongue=one,
            title=title_in(page, one.tag),
            editions=by_language[one.tag],
            stock=stocks.get(one.tag),
        )
        for one in tongues_of(page)
    ]


def tongues_of(page: "PublicationPage") -> list[Tongue]:
    """Return the languages of a publication's editions, in the order of `shelves`."""
    reader = reader_language()
    first = [reader, *CODES]

    def place(one: Tongue) -> tuple[int, str]:
        return (first.index(one.tag) if one.tag in first else len(first), one.name.casefold())

    tags = dict.fromkeys(edition.language for edition in page.editions.all())
    return sorted((tongue(tag, reader) for tag in tags), key=place)
