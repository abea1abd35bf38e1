"""Pages of a list below it, one for each term, such as `land/kenya/`, `country/kenya/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from palmecenter.hubs.addresses import has_hub, hub_address
from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.routes import GAP, Parameter, Route

from .counts import count
from .facets import TermFacet
from .options import Option


@dataclass(frozen=True)
class TermPage:
    """A term that has an address of its own below a list."""

    facet: TermFacet
    option: Option

    @property
    def fixed(self) -> dict[str, str]:
        """What the list is fixed to here."""
        return {self.facet.field_name: self.option.key}

    def path(self, code: str) -> str:
        """Its part of an address in a language: `land/kenya/`."""
        return _slugs(self.facet)[code].replace(GAP, self.option.slugs[code])

    def address(self, index_address: str, code: str) -> str:
        """Where readers find it: at its hub or, where the site has none, below the list."""
        hub = hub_address(self.facet.terms, self.option.slugs[code], code)
        return hub or index_address + self.path(code)

    @property
    def has_hub(self) -> bool:
        """Whether everything about the term is in one place, which then stands for this page."""
        return has_hub(self.facet.terms, self.option.key)

    @property
    def heading(self) -> str:
        """The name of the term in the reader's language."""
        return self.option.labels[reader_language()]

    def term(self) -> Localized:
        """The term itself, in the reader's language or in the one that it has a text in."""
        term = self.facet.terms._default_manager.get(pk=self.option.key)
        wanted = reader_language()
        codes = sorted(CODES, key=lambda code: code != wanted)
        has_text = (code for code in codes if getattr(term, localized("text", code), ""))
        return Localized(term, next(has_text, wanted))


def term_with_hub(filters: Any) -> TermPage | None:
    """The one country or theme that a list is filtered by, if it has a hub."""
    for name, facet in filters.facets.items():
        valid: tuple[Any, ...] = ()
        if name not in filters.fixed:
            valid = filters.cleaned_parameters[name].valid
        if isinstance(facet, TermFacet) and len(valid) == 1:
            found = TermPage(facet, facet.by_key[valid[0]])
            if found.has_hub:
                return found
    return None


def term_query(filters: Any, term: Any, code: str) -> str:
    """The query that narrows a list, by the class of its filters, to a term; empty if none can."""
    slug = getattr(term, localized("slug", code))
    for facet in filters.base_filters.values():
        if isinstance(facet, TermFacet) and facet.terms is type(term):
            return urlencode({facet.slugs[code]: slug})
    return ""


def term_page_routes(page_type: Any) -> Iterator[Route]:
    """Yield a route for each of the `term_page_facets` of a `ListPageMixin`."""
    for name in page_type.term_page_facets:
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


def _read(name: str, page: Any, word: str) -> Parameter | None:
    """Find a term by its word in either language, if it has any public page."""
    facet: Any = page.list_filters(QueryDict()).facets[name]
    option = facet.by_slug.get(word)
    if option is None:
        return None
    term_page = TermPage(facet, option)
    has_pages = count(page.list_filters(QueryDict(), term_page.fixed)).total
    return Parameter(term_page, option.slugs) if has_pages else None


def _every(name: str, page: Any) -> Iterator[Parameter]:
    """Yield the terms that have any public page here, and no hub that they lead to."""
    whole = page.list_filters(QueryDict())
    counts = count(whole)
    facet: Any = whole.facets[name]
    for option in facet.options:
        if counts.of(name, option.key) and not has_hub(facet.terms, option.key):
            yield Parameter(TermPage(facet, option), option.slugs)
