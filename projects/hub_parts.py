"""What hubs show of the projects: themselves, what they add up to, and their data."""

from functools import partial
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from palmecenter.formatting import period
from palmecenter.hubs.hub import Hub
from palmecenter.hubs.parts import PagesPart, Part, register
from palmecenter.languages.localized import reader_language
from palmecenter.languages.request_cache import get_cached
from palmecenter.listing.summaries import EntrySummary
from palmecenter.listing.term_pages import term_query
from palmecenter.pages.navigation import sections
from palmecenter.pages.querysets import LISTING_FIELDS
from palmecenter.taxonomy.models import Country, Theme

from .exports.links import file_links, policy
from .exports.missing_fields import for_iati
from .figures import figures_of
from .filters import ProjectFilters
from .models import ProjectIndexPage, ProjectPage
from .status import told_status


def _meta(page: Any, code: str) -> str:
    """When, and whether it goes on."""
    status = told_status(page)
    said = [period(page.period_start, page.period_end, code), str(status.label) if status else ""]
    return capfirst(" · ".join(filter(None, said)))


def _fetch(pages: QuerySet) -> QuerySet:
    return pages.only(*LISTING_FIELDS, "period_start", "period_end", "status_override")


PROJECTS = PagesPart(
    rank=10,
    name="projects",
    heading=_("Development projects"),
    page_type=ProjectPage,
    relations={Country: "countries", Theme: "themes"},
    order=("-period_start", "-first_published_at"),
    fetch=_fetch,
    meta=_meta,
    list_type=ProjectIndexPage,
    list_query=partial(term_query, ProjectFilters),
    list_label=_("All of them in the list of projects"),
    organisations=("member_organisations", "partner_organisations"),
)


class _Brief(NamedTuple):
    """The projects of a country in brief, and whether any of them can be told as IATI."""

    found: list[EntrySummary]
    has_activities: bool


def _of_country(hub: Hub) -> _Brief:
    """The projects of the country of a hub, by one query; of a theme none.

    A hub leaves out what is protected about a theme, the list does not: by what the sums differ it
    could be told what the one has that the other lacks.
    """
    if hub.model is not Country:
        return _Brief([], has_activities=False)

    def look_up() -> _Brief:
        pages: Any = PROJECTS.rows(Country, hub.term.pk)
        told = Exists(for_iati(ProjectPage.objects.filter(pk=OuterRef("pk"))))
        columns = ("pk", "period_start", "period_end", "budget")
        rows = list(pages.order_by().annotate(told=told).values_list(*columns, "told"))
        found = [
            EntrySummary(key, starts, ends, amount, "") for key, starts, ends, amount, _told in rows
        ]
        return _Brief(found, any(row[-1] for row in rows))

    return get_cached("projects_of_hub", look_up)


def _figures(hub: Hub, _request: HttpRequest) -> dict[str, Any]:
    """What the projects of a country add up to."""
    found = _of_country(hub).found
    return {"figures": figures_of(found)} if found else {}


def _data(hub: Hub, request: HttpRequest) -> dict[str, Any]:
    """The files of the projects of a country."""
    brief, code = _of_country(hub), reader_language()
    pages = (page for page in sections(request) if page.specific_class is ProjectIndexPage)
    index = next(pages, None)
    if index is None or not brief.found:
        return {}
    query = term_query(ProjectFilters, hub.term, code)
    files = file_links(
        index, index.address(code), query, request, has_activities=brief.has_activities
    )
    return {"data_files": files, "exclusions": policy(request)}


HUB_PARTS: tuple[Part, ...] = (
    PROJECTS,
    Part(
        rank=80,
        template="projects/parts/hub_figures.html",
        print_template="projects/print/hub_figures.html",
        content=_figures,
    ),
    Part(
        rank=90,
        template="projects/parts/hub_data.html",
        print_template="hubs/parts/nothing.html",
        content=_data,
    ),
)

register(*HUB_PARTS)
