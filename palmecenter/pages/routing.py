"""From an address to the page at it: all levels, and what navigation needs, by one query.

Wagtail fetches the whole row of the home page first, whatever page was asked for. Here the home
page is fetched with the others, as the few columns that crumbs and addresses need.
"""

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from palmecenter.languages import addresses

from . import routes
from .navigation import IN_NAVIGATION, fronts_below, keep_navigation, navigation_below


def route(root: Page, request: HttpRequest, components: list[str]) -> RouteResult:
    """Return the page at an address below `root`, and the view under it; raise Http404."""
    base: Any = apps.get_model("pages.BasePage")

    # By its path: while all conditions are on one table, the database need not join all rows first.
    along = navigation_below(root) | Q(path=root.path)
    is_front = not components or components[0] in routes.reserved_slugs(base)
    if is_front:
        along |= fronts_below(root)
    pages = base.rows().only(*IN_NAVIGATION)
    met, rest, fetched = addresses.find_page(root, components, pages, along=along)
    keep_navigation(fetched, with_fronts=is_front)
    row = met[-1] if met else _row_of(root, fetched)
    target = row.specific_class.for_display().get(pk=row.pk).as_live_row()
    target.ancestors_met = [_row_of(root, fetched), *met[:-1]] if met else []
    addresses.remember([*target.ancestors_met, target])
    return target.route_here(request, rest)


def _row_of(root: Page, fetched: list[Page]) -> Page:
    row = next((page for page in fetched if page.pk == root.pk), None)
    if row is None:
        # The site's root is a page of another kind, such as Wagtail's welcome page.
        raise Http404
    return row
