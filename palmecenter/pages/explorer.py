"""Wagtail's explorer and its lists of pages by type, with a filter by protection level."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from palmecenter.protection.marks import LevelFilter

from .models import BasePage


class PageOfLevelFilter(LevelFilter):
    """Narrows pages of any type: the level is a column of ours, not of Wagtail's."""

    def filter(self, pages: QuerySet, levels: Any) -> QuerySet:
        """Return the pages of some levels; all where none is chosen."""
        if not levels:
            return pages
        return pages.filter(pk__in=BasePage.objects.filter(protection__in=levels).values("pk"))


class LevelPageFilterSet(GenericPageFilterSet):
    """What Wagtail filters by, and the level."""

    protection = PageOfLevelFilter()


class LevelPageViewSet(PageViewSet):
    """The explorer of all pages."""

    model = Page
    name: ClassVar[str] = "pages_by_level"
    filterset_class = LevelPageFilterSet
