"""What pages and lists ask the database for. Models import this, hence `Any`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractYear

from palmecenter.languages.request_cache import get_cached
from palmecenter.media.models import Image
from palmecenter.media.models.image import SHOWN_BY
from palmecenter.pages.querysets import LISTING_FIELDS, public_for_listing, public_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from palmecenter.pages.models import BasePage

# What came out last; of the same year, what came to the site last. In the database, and here.
BY_NEWNESS = (F("year").desc(nulls_last=True), "-first_published_at", "-pk")


def newest_first(publication: Any) -> tuple:
    """The key that sorts publications as `BY_NEWNESS` does."""
    published = publication.first_published_at
    since = published.timestamp() if published else 0
    return (-(publication.year or 0), -since, -publication.pk)


def publications() -> "PageQuerySet":
    """Select all publications, by their own type: the models are made after this."""
    return apps.get_model("publications", "PublicationPage").rows()


@dataclass(frozen=True)
class PublicEdition:
    """One edition of a public publication; one without language for a publication without any."""

    path: str
    year: int | None
    language: str | None
    document: int | None
    size: int | None


def public_editions() -> list[PublicEdition]:
    """What there is in all public publications: a request asks for it once, by one query."""
    columns = ("path", "year", "editions__language", "editions__document")
    size = "editions__document__file_size"

    def look_up() -> list[PublicEdition]:
        pages = public_pages(publications())
        return [PublicEdition(*row) for row in pages.values_list(*columns, size)]

    return get_cached("public editions", look_up)


def edition_languages() -> list[str]:
    """The languages that public publications have editions in, as tags."""
    return sorted({edition.language for edition in public_editions() if edition.language})


def publication_years() -> list[tuple[str, str]]:
    """The years of public publications, the latest first, as choices of a filter."""
    years = {edition.year for edition in public_editions() if edition.year}
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def debate_years() -> list[tuple[str, str]]:
    """The years of live debate articles, the latest first, as choices of a filter."""
    pages = apps.get_model("publications", "DebatePage").rows().live()
    years = pages.values_list(ExtractYear("date"), flat=True).distinct()
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def as_listed(pages: "PageQuerySet") -> list[Any]:
    """Fetch the public ones among publications as lists show them, with their covers.

    By four queries, whatever their number: pages, editions, pictures and their renditions.
    """
    return _with_covers(pages, Image.objects.prefetch_related("renditions"))


def _with_covers(pages: "PageQuerySet", pictures: QuerySet) -> list[Any]:
    """Fetch what lists show of publications, and only those pictures that are shown."""
    editions = apps.get_model("publications", "Edition").objects.annotate(
        cover_key=F("document__facts__cover")
    )
    columns = (*LISTING_FIELDS, "publication_kind", "year", "first_published_at", "cover")
    found = public_for_listing(
        pages.only(*columns).prefetch_related(Prefetch("editions", queryset=editions))
    )
    shown = {page.pk: None if page.cover_id else page.edition_as_cover for page in found}
    keys = {page.cover_id or getattr(shown[page.pk], "cover_key", None) for page in found}
    covers = pictures.only(*SHOWN_BY).in_bulk(keys - {None})
    for page in found:
        if page.cover_id:
            page.cover = covers.get(page.cover_id)
        elif edition := shown[page.pk]:
            edition.first_page = covers.get(edition.cover_key)
    return found


def newest_below(index: "BasePage", count: int) -> list[Any]:
    """Fetch the newest public publications below a page, with their covers."""
    newest = publications().filter(pk__in=_newest_keys(index, count))
    # Few enough for Wagtail to have their renditions at hand.
    return sorted(_with_covers(newest, Image.objects.all()), key=newest_first)


def with_newest(keys: Iterable[int], index: "BasePage", count: int) -> tuple[list[Any], list[Any]]:
    """Fetch publications for a list, by primary key, and the newest below a page.

    Both come from the same queries: the newest are the first of those together.
    """
    newest = Q(pk__in=_newest_keys(index, count))
    together = as_listed(publications().filter(Q(pk__in=list(keys)) | newest))
    below = [page for page in together if page.path.startswith(index.path)]
    return together, sorted(below, key=newest_first)[:count]


def _newest_keys(index: "BasePage", count: int) -> "PageQuerySet":
    """Select the keys alone: to sort whole rows takes longer than to fetch them."""
    return public_pages(publications().child_of(index)).order_by(*BY_NEWNESS).values("pk")[:count]
