"""The map and the charts of a selection of projects."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext

from palmecenter.figures.charts import Chart, Datum, columns, rows
from palmecenter.figures.map import Place as OnMap, WorldMap, world_map
from palmecenter.figures.numbers import kronor, kronor_unit, whole
from palmecenter.languages.collation import sort_key
from palmecenter.listing.filterset import ListFilters
from palmecenter.listing.listing import Listing
from palmecenter.listing.summaries import SELECTED, EntrySummary
from palmecenter.listing.term_pages import TermPage
from palmecenter.listing.totals_cache import of_whole

from .choices import Reached
from .totals import Totals, add_up


@dataclass(frozen=True)
class Figures:
    """What the list's page shows of its selection, besides the projects themselves."""

    map: WorldMap | None
    facts: list[tuple[str, str]]
    years: Chart | None
    themes: Chart | None
    results: Chart | None


def figures(listing: Listing, root: str) -> Figures | None:
    """The figures of what was found, on the first page of it; None where nothing was.

    `root` is the address of the list of all projects.
    """
    if not listing.total or listing.number > 1:
        return None
    totals = _totals(listing.filters)
    return Figures(
        map=_map(totals, listing, root),
        facts=_facts(totals),
        years=_years(totals) if totals.years else None,
        themes=_themes(totals, listing, root) if any(totals.themes.values()) else None,
        results=_results(totals) if totals.results else None,
    )


def figures_of(found: Sequence[EntrySummary]) -> Figures:
    """The figures of some projects in brief, where neither map nor other lists belong to them."""
    totals = add_up(found)
    return Figures(
        map=None,
        facts=_facts(totals),
        years=_years(totals) if totals.years else None,
        themes=None,
        results=_results(totals) if totals.results else None,
    )


def _totals(filters: ListFilters) -> Totals:
    """What those that were found add up to; of the whole list, kept while it stays the same."""
    if filters.active():
        return add_up(filters.found[SELECTED])
    return of_whole("totals", filters, lambda: add_up(filters.whole))


def _narrowed(listing: Listing, root: str, name: str, key: str) -> str:
    """The address of those found that have a term: its own place where all were found."""
    facet, fixed = listing.filters.facets[name], listing.filters.fixed
    if not listing.filters.active() and fixed.keys() <= {name}:
        return TermPage(facet, facet.by_key[key]).address(root, listing.code)
    held = {other: (value,) for other, value in fixed.items()}
    return f"{root}?{listing.query(listing.code, **(held | {'number': (), name: (key,)}))}"


def _map(totals: Totals, listing: Listing, root: str) -> WorldMap | None:
    options = listing.filters.facets["country"].by_key
    places = [
        OnMap(
            code=code,
            name=options[key].labels[listing.code],
            count=number,
            count_text=ngettext("%(count)s project", "%(count)s projects", number)
            % {"count": whole(number)},
            url=_narrowed(listing, root, "country", key),
        )
        for key, code, number in totals.countries
    ]
    if not places:
        return None
    return world_map(
        sorted(places, key=lambda place: sort_key(place.name, listing.code)),
        _("Where the projects are"),
    )


def _facts(totals: Totals) -> list[tuple[str, str]]:
    """The numbers that stand by themselves, each with what it counts."""
    countries = len(totals.countries)
    facts = [(ngettext("Project", "Projects", totals.projects), whole(totals.projects))]
    if countries:
        facts.append((ngettext("Country", "Countries", countries), whole(countries)))
    if totals.with_budget:
        told = ngettext(
            "Budget of the only project that tells it",
            "Budget of the %(count)s projects that tell it",
            totals.with_budget,
        )
        budget = kronor_unit([totals.budget]).said(totals.budget)
        facts.append((told % {"count": whole(totals.with_budget)}, budget))
    measured = totals.results[Reached.YES] + totals.results[Reached.NOT_YET]
    if measured:
        reached = {"reached": whole(totals.results[Reached.YES]), "measured": whole(measured)}
        told = ngettext("Target reached", "Targets reached", measured)
        facts.append((told, _("%(reached)s of %(measured)s") % reached))
    return facts


def _years(totals: Totals) -> Chart:
    years = range(min(totals.years), max(totals.years) + 1)
    left_out = totals.projects - totals.in_years
    note = ngettext(
        "%(count)s project is not in the chart: its budget or its period is not told.",
        "%(count)s projects are not in the chart: their budgets or periods are not told.",
        left_out,
    )
    explained = _("Budgets are divided over the years by days.")
    return columns(
        "years",
        _("Budget by year"),
        (_("Year"), _("Budget")),
        [Datum(str(year), totals.years[year]) for year in years],
        unit=kronor_unit(totals.years.values()),
        full=kronor,
        note=f"{explained} {note % {'count': whole(left_out)}}" if left_out else explained,
    )


def _themes(totals: Totals, listing: Listing, root: str) -> Chart:
    options = listing.filters.facets["theme"].by_key
    data = [
        Datum(options[key].labels[listing.code], amount, _narrowed(listing, root, "theme", key))
        for key, amount in totals.themes.items()
    ]
    return rows(
        "themes",
        _("Budget by theme"),
        (_("Theme"), _("Budget")),
        sorted(data, key=lambda datum: (-datum.value, sort_key(str(datum.label), listing.code))),
        full=kronor,
        note=_(
            "A project with several themes is counted in full under each of them, so these sums add"
            " up to more than the budget."
        ),
    )


def _results(totals: Totals) -> Chart:
    return rows(
        "results",
        _("Results"),
        (_("How far they have come"), _("Number of results")),
        [
            Datum(capfirst(state.label), totals.results[state])
            for state in Reached
            if totals.results[state]
        ],
        total=True,
    )
