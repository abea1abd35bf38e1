"""What hubs show of publications and debate."""

from functools import partial
from typing import Any

from babel.dates import format_date
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from palmecenter.hubs.parts import PagesPart, Part, register
from palmecenter.listing.term_pages import term_query
from palmecenter.pages.querysets import LISTING_FIELDS
from palmecenter.taxonomy.models import Country, Theme

from .filters import DebateFilters, PublicationFilters
from .models import DebateIndexPage, DebatePage, PublicationIndexPage, PublicationPage


def _kind_and_year(page: Any, _code: str) -> str:
    said = [str(page.get_publication_kind_display()), str(page.year or "")]
    return " · ".join(filter(None, said))


def _day(page: Any, code: str) -> str:
    return format_date(page.date, "d MMMM y", locale=code)


def _publications(pages: QuerySet) -> QuerySet:
    return pages.only(*LISTING_FIELDS, "publication_kind", "year")


def _articles(pages: QuerySet) -> QuerySet:
    return pages.only(*LISTING_FIELDS, "date")


HUB_PARTS: tuple[Part, ...] = (
    PagesPart(
        rank=40,
        name="publications",
        heading=_("Publications"),
        page_type=PublicationPage,
        relations={Country: "countries", Theme: "themes"},
        order=(F("year").desc(nulls_last=True), "-first_published_at"),
        fetch=_publications,
        meta=_kind_and_year,
        list_type=PublicationIndexPage,
        list_query=partial(term_query, PublicationFilters),
        list_label=_("All of them in the list of publications"),
    ),
    PagesPart(
        rank=50,
        name="debate",
        heading=_("Debate"),
        page_type=DebatePage,
        relations={Theme: "themes"},
        through_related=frozenset({Country}),
        order=("-date",),
        fetch=_articles,
        meta=_day,
        list_type=DebateIndexPage,
        list_query=partial(term_query, DebateFilters),
        list_label=_("All of them in the list of debate articles"),
    ),
)

register(*HUB_PARTS)
