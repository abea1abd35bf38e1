"""Places below a list: the pages of one in one country, such as `land/kenya/`, `country/kenya/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.reading import InLanguage, reader_language

from .counting import count
from .facets import TermFacet
from .filterset import ListFilters
from .options import Option


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
        return f"{self.facet.slugs[code]}/{self.option.slugs[code]}/"

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


def find_place(filters: ListFilters, names: tuple[str, ...], parts: list[str]) -> Place | None:
    """Return the place at the two parts of an address, in the words of either language."""
    if len(parts) != 2:
        return None
    facet_slug, option_slug = parts
    for name in names:
        facet: Any = filters.facets[name]
        if facet_slug in facet.slugs.values() and option_slug in facet.by_slug:
            return Place(facet, facet.by_slug[option_slug])
    return None


def places_with_pages(filters: type[ListFilters], names: tuple[str, ...]) -> Iterator[Place]:
    """Yield the places that have any public page."""
    whole = filters(QueryDict())
    counts = count(whole) if names else None
    for name in names:
        facet: Any = whole.facets[name]
        for option in facet.options:
            if counts and counts.of(name, option.key):
                yield Place(facet, option)
