"""Places below a list: the pages of one in one country, such as `land/kenya/`, `country/kenya/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.pages.routes import GAP, Parameter, Route

from .counting import count
from .facets import TermFacet
from .options import Option

if TYPE_CHECKING:
    from .pages import ListPageMixin


@dataclass(frozen=True)
class Place:
    """A term that has an address of its own below a list."""

    facet: TermFacet
    option: Option

    @property
    def fixed(self) -> dict[str, str]:
        """What the list at this place is fixed to."""
        return {self.facet.field_name: self.option.key}

    def path(self, code: str) -> str:
        """Return the place's part of an address in a language: `land/kenya/`."""
        return _slugs(self.facet)[code].replace(GAP, self.option.slugs[code])

    @property
    def heading(self) -> str:
        """The name of the term in the reader's language."""
        return self.option.labels[reader_language()]

    def term(self) -> InLanguage:
        """Return the term itself, in the reader's language or in the one that it has a text in."""
        term = self.facet.terms._default_manager.get(pk=self.option.key)
        wanted = reader_language()
        codes = sorted(CODES, key=lambda code: code != wanted)
        has_text = (code for code in codes if getattr(term, localized("text", code), ""))
        return InLanguage(term, next(has_text, wanted))


def place_routes(page_type: "type[ListPageMixin]") -> Iterator[Route]:
    """Yield the routes of a list's places, one for each of its `place_facets`."""
    for name in page_type.place_facets:
        yield Route(
            name=name,
            slugs=_slugs(page_type.list_filters.base_filters[name]),
            read=partial(_read, name),
            every=partial(_every, name),
            printable=True,
            indexed=True,
        )


def _slugs(facet: Any) -> dict[str, str]:
    return {code: f"{facet.slugs[code]}/{GAP}/" for code in CODES}


def _read(name: str, page: "ListPageMixin", word: str) -> Parameter | None:
    """Return the place by a term's word in either language, if it has any public page."""
    facet: Any = page.list_filters(QueryDict()).facets[name]
    option = facet.by_slug.get(word)
    if option is None:
        return None
    place = Place(facet, option)
    has_pages = count(page.list_filters(QueryDict(), place.fixed)).total
    return Parameter(place, option.slugs) if has_pages else None


def _every(name: str, page: "ListPageMixin") -> Iterator[Parameter]:
    """Yield the places that have any public page."""
    whole = page.list_filters(QueryDict())
    counts = count(whole)
    facet: Any = whole.facets[name]
    for option in facet.options:
        if counts.of(name, option.key):
            yield Parameter(Place(facet, option), option.slugs)
