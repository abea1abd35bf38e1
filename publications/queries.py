"""What lists ask the database for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import F, Prefetch, Q
from django.db.models.functions import ExtractYear

from palmecenter.languages.addresses import remember
from palmecenter.languages.memo import once
from palmecenter.pages.lists import public_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from palmecenter.pages.models import BasePage

    from .models import PublicationIndexPage, PublicationPage

# What came out last; of the same year, what came to the site last.
BY_NEWNESS = (F("year").desc(nulls_last=True), "-first_published_at", "-pk")


@dataclass(frozen=True)
class Held:
    """One edition of a public publication; one without language for a publication without any."""

    path: str
    year: int | None
    language: str | None
    document: int | None
    size: int | None


def held() -> list[Held]:
    """Return what there is in all public publications: a request asks for it once, by one query."""
    columns = ("path", "year", "editions__language", "editions__document")
    size = "editions__document__file_size"

    def look_up() -> list[Held]:
        pages = public_pages(apps.get_model("publications", "PublicationPage").objects.all())
        return [Held(*row) for row in pages.order_by().values_list(*columns, size)]

    return once("publications held", look_up)


def edition_languages() -> list[str]:
    """Return the languages that public publications have editions in."""
    return sorted({one.language for one in held() if one.language})


def publication_years() -> list[tuple[str, str]]:
    """Return the years of public publications, the latest first."""
    years = {one.year for one in held() if one.year}
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def debate_years() -> list[tuple[str, str]]:
    """Return the years of live debate articles, the latest first."""
    pages = apps.get_model("publications", "DebatePage").objects.live()
    years = pages.order_by().values_list(ExtractYear("date"), flat=True).distinct()
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def with_covers(publications: "PageQuerySet") -> "PageQuerySet":
    """Fetch along the covers of publications, in two queries; Wagtail knows their renditions."""
    editions = apps.get_model("publications", "Edition").objects.select_related(
        "document__facts__cover"
    )
    return (
        publications.defer_streamfields()
        .select_related("cover")
        .prefetch_related(Prefetch("editions", queryset=editions))
    )


def for_lists(publications: "PageQuerySet") -> "PageQuerySet":
    """Fetch along what a list shows of publications: editions with their covers, in few queries."""
    return with_covers(publications).prefetch_related(
        "cover__renditions", "editions__document__facts__cover__renditions"
    )


def newest_below(index: "BasePage", count: int) -> "PageQuerySet":
    """Select the newest public publications below a page, with their covers."""
    pages = apps.get_model("publications", "PublicationPage").objects.child_of(index)
    return with_covers(public_pages(pages).order_by(*BY_NEWNESS))[:count]


def with_newest(
    keys: Iterable[int], index: "PublicationIndexPage", count: int
) -> "tuple[dict[int, PublicationPage], list[PublicationPage]]":
    """Return publications ready for a list by primary key, and the newest below a page.

    Both come from the same queries: the newest are the first of those together.
    """
    pages = apps.get_model("publications", "PublicationPage").objects
    newest = public_pages(pages.child_of(index)).order_by(*BY_NEWNESS).values("pk")[:count]
    wanted = list(keys)
    together = for_lists(pages.filter(Q(pk__in=wanted) | Q(pk__in=newest)).order_by(*BY_NEWNESS))
    remember(together)  # Their addresses in English cost no query each.
    below = [page for page in together if page.path.startswith(index.path)]
    return {page.pk: page for page in together}, below[:count]
