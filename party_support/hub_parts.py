"""What hubs show of party oriented support: initiatives, and comments of the manual."""

from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from palmecenter.formatting import period
from palmecenter.hubs.hub import Hub
from palmecenter.hubs.parts import PagesPart, Part, RowsPart, register
from palmecenter.languages.localized import Localized
from palmecenter.listing.term_pages import term_query
from palmecenter.pages.querysets import LISTING_FIELDS, public_for_listing, public_pages, with_pages
from palmecenter.taxonomy.models import Country, Theme

from .country_comments import Comment
from .filters import InitiativeFilters
from .models import ChapterPage, CountryComment, InitiativePage, PartySupportIndexPage

MOST_COMMENTS = 6


def _meta(page: Any, code: str) -> str:
    return capfirst(period(page.period_start, page.period_end, code))


def _fetch(pages: QuerySet) -> QuerySet:
    return pages.only(*LISTING_FIELDS, "period_start", "period_end")


def _comments(model: type, key: Any) -> QuerySet | None:
    """Comments from a country in public chapters. Where the country is withheld, no row has it."""
    if model is not Country:
        return None
    chapters = public_pages(ChapterPage.rows().filter(alias_of=None)).values("pk")
    said = CountryComment.objects.order_by().filter(country=key, page__in=chapters)
    return said.filter(Q(text_sv__gt="") | Q(text_en__gt=""))


def _comments_context(hub: Hub, _request: HttpRequest) -> dict[str, Any]:
    """The first comments, each in the language that its chapter is shown in."""
    rows = _comments(hub.model, hub.term.pk)
    if rows is None:
        return {}
    found = list(
        with_pages(rows.select_related("party"), "page").order_by("page__path", "pk")[
            : 5 * MOST_COMMENTS
        ]
    )
    public = {page.pk: page for page in public_for_listing(row.page.as_live_row() for row in found)}
    comments = [
        Comment(f"voice-{row.pk}", Localized(row, public[row.page_id].shown_language), row.page)
        for row in found
        if row.page_id in public
    ]
    said = [comment for comment in comments if comment.has_words][:MOST_COMMENTS]
    return {"comments": said} if said else {}


HUB_PARTS: tuple[Part, ...] = (
    PagesPart(
        rank=20,
        name="party-support",
        heading=_("Party oriented support"),
        page_type=InitiativePage,
        relations={Country: "countries", Theme: "themes"},
        order=("-period_start", "-first_published_at"),
        fetch=_fetch,
        meta=_meta,
        list_type=PartySupportIndexPage,
        list_query=partial(term_query, InitiativeFilters),
        list_label=_("All of it in the list of initiatives"),
        organisations=("sister_parties",),
    ),
    RowsPart(
        rank=60,
        template="party_support/parts/hub_comments.html",
        print_template="party_support/parts/hub_comments.html",
        content=_comments_context,
        about=_comments,
    ),
)

register(*HUB_PARTS)
