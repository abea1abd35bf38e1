"""What readers filter publications and debate articles by."""

from typing import Any, ClassVar

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _, ngettext

from palmecenter.languages.codes import active
from palmecenter.languages.names import language_name
from palmecenter.listing.facets import ChoiceFacet, FoundFacet, TermFacet
from palmecenter.listing.filters import Words
from palmecenter.listing.filterset import ListFilters, with_groups
from palmecenter.listing.sorting import BY_HEADING, NEWEST_FIRST, OLDEST_FIRST
from palmecenter.taxonomy.models import Theme

from .choices import PublicationKind
from .querysets import (
    as_listed,
    debate_years,
    edition_languages,
    publication_years,
    publications,
)


def _named(tag: str) -> str:
    return language_name(tag, active()).name


def languages_found() -> list[tuple[str, Any]]:
    """The languages of editions as choices of a filter, named when they are read."""
    name = lazy(_named, str)
    return [(tag, name(tag)) for tag in edition_languages()]


class PublicationFilters(ListFilters):
    """The filters of the list of publications, in the order in which they stand there."""

    page_type = "publicationpage"
    sorts: ClassVar[tuple[Any, ...]] = (NEWEST_FIRST, OLDEST_FIRST, BY_HEADING)
    row_facts = ("kind", "years", "theme")

    words = Words()
    theme = TermFacet(Theme, label=_("Theme"), slugs={"sv": "tema", "en": "theme"})
    kind = ChoiceFacet(PublicationKind.choices, label=_("Kind"), slugs={"sv": "typ", "en": "kind"})
    language = FoundFacet(
        languages_found,
        label=_("Language"),
        slugs={"sv": "sprak", "en": "language"},
        # Whoever looks for a language knows its name, and not its code.
        alphabetical=True,
    )
    year = FoundFacet(publication_years, label=_("Year"), slugs={"sv": "ar", "en": "year"})

    @staticmethod
    def pages(keys: list[int]) -> list[Any]:
        """Fetch the publications with some keys as lists show them."""
        return as_listed(publications().filter(pk__in=keys))

    def in_words(self, total: int) -> str:
        """How many publications there are: `12 publications`."""
        words = ngettext("%(count)s publication", "%(count)s publications", total)
        return words % {"count": with_groups(total)}


class DebateFilters(ListFilters):
    """The filters of the list of debate articles."""

    page_type = "debatepage"
    sorts: ClassVar[tuple[Any, ...]] = (NEWEST_FIRST, OLDEST_FIRST, BY_HEADING)
    row_facts = ("theme",)

    words = Words()
    theme = TermFacet(Theme, label=_("Theme"), slugs={"sv": "tema", "en": "theme"})
    year = FoundFacet(debate_years, label=_("Year"), slugs={"sv": "ar", "en": "year"})

    def in_words(self, total: int) -> str:
        """How many articles there are: `12 articles`."""
        words = ngettext("%(count)s article", "%(count)s articles", total)
        return words % {"count": with_groups(total)}
