"""Wagtail's explorer and its lists of pages by type, with a filter by protection level."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.marks import LevelFilter

from .models import BasePage


class PageOfLevelFilter(LevelFilter):
    """Narrows pages of any type: the level is a column of ours, not of Wagtail's."""

    def filter(self, pages: QuerySet, levels: Any) -> QuerySet:
        """Return the pages of some levels; all where none is chosen."""
        if not levels:
            return pages
        return pages.filter(pk__in=BasePage.objects.filter(protection__in=levels).values("pk"))


def of_chosen_level(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Narrow what a chooser of pages offers to a level, if one is asked for.

    Where somebody looks below a page they get all of that level there, however deep: those in
    between are of other levels and would be left out.
    """
    level = request.GET.get("protection")
    if level not in ProtectionLevel.values:
        return pages
    match = request.resolver_match
    if match and match.url_name in {"wagtailadmin_choose_page", "wagtailadmin_choose_page_child"}:
        parent = Page.objects.filter(pk=match.kwargs.get("parent_page_id")).first()
        around: Any = Page.objects.descendant_of(parent or Page.get_first_root_node())
        pages = around.defer_streamfields().specific()
    return pages.filter(pk__in=BasePage.objects.filter(protection=level).values("pk"))


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
