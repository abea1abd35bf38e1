"""What lists ask the database for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import F, Prefetch, Q
from django.db.models.functions import ExtractYear

from palmecenter.languages.memo import once
from palmecenter.media.models.image import SHOWN_BY
from palmecenter.pages.lists import IN_LISTS, listed, public_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from palmecenter.pages.models import BasePage

    from .models import PublicationIndexPage, PublicationPage

# What came out last; of the same year, what came to the site last. In the database, and here.
BY_NEWNESS = (F("year").desc(nulls_last=True), "-first_published_at", "-pk")


def newest_first(page: "PublicationPage") -> tuple:
    """Return the key that sorts publications as `BY_NEWNESS` does."""
    published = page.first_published_at.timestamp() if page.first_published_at else 0
    return (-(page.year or 0), -published, -page.pk)


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
        pages = public_pages(_publications())
        return [Held(*row) for row in pages.values_list(*columns, size)]

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
    pages = apps.get_model("publications", "DebatePage").rows().live()
    years = pages.values_list(ExtractYear("date"), flat=True).distinct()
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def with_covers(publications: "PageQuerySet") -> "PageQuerySet":
    """Fetch only what a list shows of publications, with their covers, in two queries.

    Wagtail knows the renditions of the covers.
    """
    edition = apps.get_model("publications", "Edition")
    columns = (*("page", "language", "format"), *_of_pictures("document__facts__cover__"))
    editions = edition.objects.select_related("document__facts__cover").only(*columns)
    return (
        publications.only(
            *IN_LISTS, "publication_kind", "year", "first_published_at", *_of_pictures("cover__")
        )
        .select_related("cover")
        .prefetch_related(Prefetch("editions", queryset=editions))
    )


def _of_pictures(relation: str) -> list[str]:
    """Return the columns that a picture is shown by, for one at the end of a relation."""
    return [f"{relation}{column}" for column in SHOWN_BY]


def for_lists(publications: "PageQuerySet") -> "PageQuerySet":
    """Fetch along what a list shows of publications: editions with their covers, in few queries."""
    return with_covers(publications).prefetch_related(
        "cover__renditions", "editions__document__facts__cover__renditions"
    )


def newest_below(index: "BasePage", count: int) -> "list[PublicationPage]":
    """Return the newest public publications below a page, with their covers."""
    pages = with_covers(_publications().filter(pk__in=_newest_keys(index, count)))
    return sorted(listed(pages), key=newest_first)


def with_newest(
    keys: Iterable[int], index: "PublicationIndexPage", count: int
) -> "tuple[list[PublicationPage], list[PublicationPage]]":
    """Return publications ready for a list, by primary key, and the newest below a page.

    Both come from the same queries: the newest are the first of those together.
    """
    newest = Q(pk__in=_newest_keys(index, count))
    together = listed(for_lists(_publications().filter(Q(pk__in=list(keys)) | newest)))
    below = [page for page in together if page.path.startswith(index.path)]
    return together, sorted(below, key=newest_first)[:count]


def _publications() -> "PageQuerySet":
    return apps.get_model("publications", "PublicationPage").rows()


def _newest_keys(index: "BasePage", count: int) -> "PageQuerySet":
    """Select the keys alone: to sort whole rows takes longer than to fetch them."""
    return public_pages(_publications().child_of(index)).order_by(*BY_NEWNESS).values("pk")[:count]
