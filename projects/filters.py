"""What readers filter the projects by, and the facts that lists filter and sort by."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import Expression
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from palmecenter.hubs.addresses import term_address
from palmecenter.languages.codes import localized
from palmecenter.languages.slugs import slug_of
from palmecenter.listing.entries import Facts
from palmecenter.listing.facets import ChoiceFacet, TermFacet
from palmecenter.listing.filters import Since, Until, Words
from palmecenter.listing.filterset import ListFilters, with_groups
from palmecenter.listing.sorting import BY_HEADING, LARGEST_FIRST, NEWEST_FIRST, OLDEST_FIRST
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)

from .choices import SAID_BY_STAFF
from .status import status_expression

# The relation that each facet's terms are in.
LISTED_BY = {
    "country": "countries",
    "theme": "themes",
    "target_group": "target_groups",
    "way_of_working": "ways_of_working",
    "member_organisation": "member_organisations",
}
# Whether what came of it is told as a story.
TOLD = "told"
STORIES = [(TOLD, _("with a result story"))]
# Filters whose terms have a page of their own below the list.
WITH_PLACES = ("country", "theme")


def status_today() -> Expression:
    """The status of an entry today, in Sweden, as a database expression."""
    return status_expression(timezone.localdate(), start="starts", end="ends", override="override")


class ProjectFilters(ListFilters):
    """The filters of the list of projects, in the order in which they stand there."""

    page_type = "projectpage"
    sorts: ClassVar[tuple[Any, ...]] = (NEWEST_FIRST, OLDEST_FIRST, BY_HEADING, LARGEST_FIRST)
    row_facts = ("country", "theme", "years", "status", "story")

    words = Words()
    country = TermFacet(Country, label=_("Country"), slugs={"sv": "land", "en": "country"})
    theme = TermFacet(Theme, label=_("Theme"), slugs={"sv": "tema", "en": "theme"})
    target_group = TermFacet(
        TargetGroup, label=_("Target group"), slugs={"sv": "malgrupp", "en": "target-group"}
    )
    way_of_working = TermFacet(
        WayOfWorking, label=_("Way of working"), slugs={"sv": "arbetssatt", "en": "way-of-working"}
    )
    scale = TermFacet(Scale, label=_("Scale"), slugs={"sv": "storlek", "en": "scale"})
    member_organisation = TermFacet(
        Organisation,
        label=_("Member organisation"),
        slugs={"sv": "medlemsorganisation", "en": "member-organisation"},
    )
    story = ChoiceFacet(STORIES, label=_("Result story"), slugs={"sv": "berattelse", "en": "story"})
    status = ChoiceFacet(
        SAID_BY_STAFF,
        expression=status_today,
        label=_("Status"),
        slugs={"sv": "status", "en": "status"},
    )
    since = Since()
    until = Until()

    def in_words(self, total: int) -> str:
        """How many projects there are."""
        projects = ngettext("%(count)s project", "%(count)s projects", total)
        return projects % {"count": with_groups(total)}


def listed_facts(page: Any) -> Facts:
    """The facts of a live project. Its row holds nothing that its protection withholds."""
    terms = {
        facet: [term.pk for term in getattr(page, relation).all()]
        for facet, relation in LISTED_BY.items()
    }
    terms["story"] = [TOLD] if page.stories.all() else []
    return Facts(
        terms={**terms, "scale": [page.scale_id] if page.scale_id else []},
        starts=page.period_start,
        ends=page.period_end,
        override=page.status_override,
        amount=page.budget,
    )


def list_address(
    index_address: str, facet: str, term: object, code: str, *, by_hub: bool = True
) -> str:
    """The address of the hub of a term, or of the projects with it.

    Not `by_hub` where it may be that nothing that hubs show is about the term: then the list leads
    on. Empty where the list has no such filter.
    """
    if facet not in ProjectFilters.base_filters:
        return ""
    name = ProjectFilters.base_filters[facet].slugs[code]
    slug = getattr(term, localized("slug", code), "") or slug_of(
        getattr(term, localized("name", code))
    )
    if hub := term_address(term, code) if by_hub else "":
        return hub
    if facet in WITH_PLACES:
        return f"{index_address}{name}/{slug}/"
    return f"{index_address}?{urlencode({name: slug})}"
