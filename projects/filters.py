"""What readers filter the projects by."""

from typing import Any, ClassVar

from django.db.models import Expression
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

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

from .status import SAID_BY_STAFF, status_expression


def status_today() -> Expression:
    """Return what computes the status of an entry today, in Sweden."""
    return status_expression(timezone.localdate(), start="starts", end="ends", override="override")


class ProjectFilters(ListFilters):
    """The filters of the list of projects, in the order in which they stand there."""

    page_type = "projectpage"
    sorts: ClassVar[tuple[Any, ...]] = (NEWEST_FIRST, OLDEST_FIRST, BY_HEADING, LARGEST_FIRST)
    row_facts = ("country", "theme", "years", "status")

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
    status = ChoiceFacet(
        SAID_BY_STAFF,
        expression=status_today,
        label=_("Status"),
        slugs={"sv": "status", "en": "status"},
    )
    since = Since()
    until = Until()

    def in_words(self, total: int) -> str:
        """Return how many projects there are."""
        projects = ngettext("%(count)s project", "%(count)s projects", total)
        return projects % {"count": with_groups(total)}
