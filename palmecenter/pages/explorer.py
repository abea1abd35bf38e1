"""Wagtail's explorer and its lists of pages by type, with a filter by protection level."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from palmecenter.languages.addresses import look_up_ancestors
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


class LevelExplorerView(ExplorableIndexView):
    """The pages below a page, or below it and matching a filter."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Look the addresses of all rows up at once."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        pages = [page for page in context["object_list"] if isinstance(page, BasePage)]
        look_up_ancestors(pages, BasePage.objects.all())
        return context


class LevelPageViewSet(PageViewSet):
    """The explorer of all pages."""

    model = Page
    name: ClassVar[str] = "pages_by_level"
    index_view_class = LevelExplorerView
    filterset_class = LevelPageFilterSet
