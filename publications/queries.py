"""What lists ask the database for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Prefetch
from django.db.models.functions import ExtractYear

from palmecenter.pages.lists import public_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from .models import PublicationPage


def edition_languages() -> list[str]:
    """Return the languages that live publications have editions in."""
    editions = apps.get_model("publications", "Edition").objects.filter(page__live=True)
    return sorted(editions.order_by().values_list("language", flat=True).distinct())


def publication_years() -> list[tuple[str, str]]:
    """Return the years of live publications, the latest first."""
    pages = apps.get_model("publications", "PublicationPage").objects.live()
    years = pages.exclude(year=None).order_by().values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def debate_years() -> list[tuple[str, str]]:
    """Return the years of live debate articles, the latest first."""
    pages = apps.get_model("publications", "DebatePage").objects.live()
    years = pages.order_by().values_list(ExtractYear("date"), flat=True).distinct()
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def for_lists(publications: "PageQuerySet") -> "PageQuerySet":
    """Fetch along what a list shows of publications: editions with their covers, in few queries."""
    editions = apps.get_model("publications", "Edition").objects.select_related(
        "document__facts__cover"
    )
    return (
        publications.defer_streamfields()
        .select_related("cover")
        .prefetch_related(
            "cover__renditions",
            Prefetch("editions", queryset=editions),
            "editions__document__facts__cover__renditions",
        )
    )


def by_key(keys: Iterable[int]) -> "dict[int, PublicationPage]":
    """Return publications ready for a list, by primary key."""
    model = apps.get_model("publications", "PublicationPage")
    return {page.pk: page for page in for_lists(model.objects.filter(pk__in=list(keys)))}


def newest(index: object, count: int) -> "list[PublicationPage]":
    """Return the publications below a page that were last published for the first time."""
    model = apps.get_model("publications", "PublicationPage")
    pages = public_pages(model.objects.child_of(index))
    return list(for_lists(pages.order_by("-first_published_at", "-pk"))[:count])
