"""Where a term of a project leads: to the list of all projects that have it."""

from urllib.parse import urlencode

from palmecenter.languages.codes import localized
from palmecenter.languages.slugs import slug_of

from .filters import ProjectFilters

# Filters whose terms have a page of their own below the list.
WITH_PLACES = ("country", "theme")


def list_address(index_address: str, facet: str, term: object, code: str) -> str:
    """Return the address of the projects with a term; empty where the list has no such filter."""
    if facet not in ProjectFilters.base_filters:
        return ""
    name = ProjectFilters.base_filters[facet].slugs[code]
    slug = getattr(term, localized("slug", code), "") or slug_of(
        getattr(term, localized("name", code))
    )
    if facet in WITH_PLACES:
        return f"{index_address}{name}/{slug}/"
    return f"{index_address}?{urlencode({name: slug})}"
