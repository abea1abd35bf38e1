"""What readers filter the initiatives by."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _, ngettext

from palmecenter.listing.facets import TermFacet
from palmecenter.listing.filters import Since, Until, Words
from palmecenter.listing.filterset import ListFilters, with_groups
from palmecenter.listing.sorting import BY_HEADING, NEWEST_FIRST, OLDEST_FIRST
from palmecenter.taxonomy.models import Challenge, Country, Theme

from .models.snippets import Focus


class InitiativeFilters(ListFilters):
    """The filters of the list of initiatives, in the order in which they stand there."""

    page_type = "initiativepage"
    sorts: ClassVar[tuple[Any, ...]] = (NEWEST_FIRST, OLDEST_FIRST, BY_HEADING)
    row_facts = ("country", "focus", "years")

    words = Words()
    country = TermFacet(Country, label=_("Country"), slugs={"sv": "land", "en": "country"})
    focus = TermFacet(Focus, label=_("Focus"), slugs={"sv": "inriktning", "en": "focus"})
    challenge = TermFacet(
        Challenge, label=_("Challenge"), slugs={"sv": "utmaning", "en": "challenge"}
    )
    theme = TermFacet(Theme, label=_("Theme"), slugs={"sv": "tema", "en": "theme"})
    since = Since()
    until = Until()

    def in_words(self, total: int) -> str:
        """How many initiatives there are."""
        initiatives = ngettext("%(count)s initiative", "%(count)s initiatives", total)
        return initiatives % {"count": with_groups(total)}
