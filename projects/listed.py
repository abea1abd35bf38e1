"""What lists sort a project by."""

from typing import TYPE_CHECKING

from palmecenter.listing.entries import Facts

if TYPE_CHECKING:
    from .models import ProjectPage

# The relation that each facet's terms are in.
LISTED_BY = {
    "country": "countries",
    "theme": "themes",
    "target_group": "target_groups",
    "way_of_working": "ways_of_working",
    "member_organisation": "member_organisations",
}


def listed_facts(page: "ProjectPage") -> Facts:
    """Return the facts of a live project. Its row holds nothing that its protection withholds."""
    terms = {
        facet: [term.pk for term in getattr(page, relation).all()]
        for facet, relation in LISTED_BY.items()
    }
    return Facts(
        terms={**terms, "scale": [page.scale_id] if page.scale_id else []},
        starts=page.period_start,
        ends=page.period_end,
        override=page.status_override,
        amount=page.budget,
    )
