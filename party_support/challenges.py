"""Challenges across countries: what parties share, and how each met it."""

from dataclasses import dataclass
from typing import Any

from palmecenter.languages.codes import localized
from palmecenter.languages.reading import InLanguage, reader_language
from palmecenter.listing.context import Row
from palmecenter.listing.listing import Listing
from palmecenter.pages.lists import listed, public_pages
from palmecenter.taxonomy.models import Challenge

from .models import InitiativeChallenge, ManualPage, PartySupportIndexPage


@dataclass(frozen=True)
class Shared:
    """A challenge on the section's front, with how many initiatives meet it."""

    name: str
    text: str
    url: str
    count: int


@dataclass(frozen=True)
class Answer:
    """How the parties of one initiative met a challenge."""

    row: Row
    shown: InLanguage


def index_context(page: PartySupportIndexPage, listing: Listing) -> dict[str, Any]:
    """Return what stands beside the list: the manual and the challenges, or their answers."""
    if page.at:
        is_challenge = page.at.facet.field_name == "challenge"
        return {"answers": answers(page.at.option.key, listing.rows) if is_challenge else []}
    if not listing.is_its_beginning:
        return {}
    manuals = listed(public_pages(ManualPage.objects.child_of(page)).order_by("path")[:1])
    return {"manual": manuals[0] if manuals else None, "shared": shared(page, listing)}


def shared(page: PartySupportIndexPage, listing: Listing) -> list[Shared]:
    """Return the challenges that initiatives of the list meet, those that most share first."""
    facet = next(one for one in listing.facets if one.name == "challenge")
    code = reader_language()
    texts = dict(Challenge.objects.values_list(localized("slug", code), localized("text", code)))
    found = [
        Shared(
            name=choice.label,
            text=texts.get(choice.slug) or "",
            url=f"{page.address(code)}{facet.parameter}/{choice.slug}/",
            count=choice.count,
        )
        for choice in facet.choices
    ]
    return sorted(found, key=lambda one: -one.count)


def answers(challenge: str, rows: list[Row]) -> list[Answer]:
    """Return how the initiatives in a list met a challenge, in the order of the list."""
    found = InitiativeChallenge.objects.filter(
        challenge=challenge, page__in=[row.page.pk for row in rows]
    )
    by_page = {one.page_id: one for one in found}
    return [
        Answer(row, InLanguage(by_page[row.page.pk], row.shown.language))
        for row in rows
        if row.page.pk in by_page
    ]
