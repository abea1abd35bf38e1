"""What the page of an initiative tells beside its text, and what stands beside the list of all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _, ngettext

from palmecenter.formatting import figure, money, period
from palmecenter.hubs.addresses import term_address
from palmecenter.languages.codes import localized
from palmecenter.languages.localized import Localized, reader_language
from palmecenter.listing.context import Row
from palmecenter.listing.listing import Listing
from palmecenter.pages.models import BasePage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Challenge

from ..filters import InitiativeFilters

WITH_PLACES = ("country", "focus", "challenge")


@dataclass(frozen=True)
class Item:
    """One thing that a fact tells, and where it leads."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of the panel of facts."""

    term: str
    items: list[Item]


@dataclass(frozen=True)
class Result:
    """A result as it is shown. `figures`: baseline, target, achieved."""

    shown: Localized
    kind: str
    figures: tuple[str, str, str]
    has_figures: bool
    year: int | None


@dataclass(frozen=True)
class Met:
    """A challenge, how it was met, and where others' answers are."""

    name: str
    shown: Localized
    url: str


@dataclass(frozen=True)
class SharedChallenge:
    """A challenge on the section's front, with how many initiatives meet it."""

    name: str
    text: str
    url: str
    count: int


@dataclass(frozen=True)
class Answer:
    """How the parties of one initiative met a challenge."""

    row: Row
    shown: Localized


def initiative_context(page: Any, crumbs: list[BasePage]) -> dict[str, Any]:
    """What an initiative's own template gets; facts are in the reader's language."""
    code = reader_language()
    index = crumbs[-1].address(code) if crumbs else ""
    return {
        "facts": facts_of(page, index, code),
        "is_withheld": page.protection != ProtectionLevel.OPEN,
        "results": [_result(row, page.shown_language, code) for row in page.results.all()],
        "met": [_met(row, page.shown_language, index, code) for row in page.challenges.all()],
    }


def facts_of(page: Any, index: str, code: str) -> list[Fact]:
    """The facts that there are. What is withheld is not in the row."""
    countries = _terms(page.countries.all(), code, "country", index)
    parties = _terms(page.sister_parties.all(), code)
    themes = _terms(page.themes.all(), code)
    groups = _terms(page.target_groups.all(), code)
    when = period(page.period_start, page.period_end, code)
    budget = money(page.budget, code, about=page.budget_rounded) if page.budget else ""
    facts = [
        (ngettext("Country", "Countries", len(countries)), countries),
        (ngettext("Sister party", "Sister parties", len(parties)), parties),
        (_("Focus"), _terms(page.focuses.all(), code, "focus", index, in_order=False)),
        (_("Period"), [Item(when)] if when else []),
        (_("Budget"), [Item(budget)] if budget else []),
        (ngettext("Theme", "Themes", len(themes)), themes),
        (ngettext("Target group", "Target groups", len(groups)), groups),
    ]
    return [Fact(term, items) for term, items in facts if items]


def _terms(
    found: Iterable[Any], code: str, facet: str = "", index: str = "", *, in_order: bool = True
) -> list[Item]:
    items = [
        Item(getattr(term, localized("name", code)) or "", place_address(index, facet, term, code))
        for term in found
    ]
    return sorted(items, key=lambda item: item.text.casefold()) if in_order else items


def place_address(index: str, facet: str, term: Any, code: str) -> str:
    """The address of the hub of a term, or of the initiatives with it; empty if there is none."""
    if not index or facet not in WITH_PLACES:
        return ""
    if hub := term_address(term, code):
        return hub
    name = InitiativeFilters.base_filters[facet].slugs[code]
    return f"{index}{name}/{getattr(term, localized('slug', code))}/"


def _result(result: Any, shown_language: str, code: str) -> Result:
    def said(number: Decimal | None) -> str:
        return figure(number, code, in_percent=result.in_percent)

    numbers = (result.baseline, result.target, result.achieved)
    return Result(
        shown=Localized(result, shown_language),
        kind=str(result.get_kind_display()),
        figures=(said(result.baseline), said(result.target), said(result.achieved)),
        has_figures=any(number is not None for number in numbers),
        year=result.year,
    )


def _met(row: Any, shown_language: str, index: str, code: str) -> Met:
    return Met(
        name=getattr(row.challenge, localized("name", code)) or "",
        shown=Localized(row, shown_language),
        url=place_address(index, "challenge", row.challenge, code),
    )


def searched_words(page: Any, code: str) -> Iterator[str]:
    """Yield what search reads of an initiative beside its text, in one language."""
    name, text = localized("name", code), localized("text", code)
    yield getattr(page, localized("learned", code)) or ""
    for result in page.results.all():
        yield getattr(result, text) or ""
    for row in page.challenges.all():
        yield f"{getattr(row.challenge, name)} {getattr(row, text) or ''}"
    for country in page.countries.all():
        yield getattr(country, name) or ""
    for terms in (page.sister_parties, page.focuses, page.themes, page.target_groups):
        for term in terms.all():
            yield getattr(term, name) or ""


def shared_challenges(index: str, listing: Listing) -> list[SharedChallenge]:
    """The challenges that initiatives of the list at an address meet, those most share first."""
    facet = next(facet for facet in listing.facets if facet.name == "challenge")
    code = reader_language()
    texts = dict(Challenge.objects.values_list(localized("slug", code), localized("text", code)))
    found = [
        SharedChallenge(
            name=choice.label,
            text=texts.get(choice.slug) or "",
            url=f"{index}{facet.parameter}/{choice.slug}/",
            count=choice.count,
        )
        for choice in facet.choices
    ]
    return sorted(found, key=lambda challenge: -challenge.count)


def answers(rows: list[Row], met: QuerySet) -> list[Answer]:
    """How initiatives in a list met a challenge, in its order; `met` are all that met it."""
    by_page = {answer.page_id: answer for answer in met.filter(page__in=[r.page.pk for r in rows])}
    return [
        Answer(row, Localized(by_page[row.page.pk], row.shown.language))
        for row in rows
        if row.page.pk in by_page
    ]
