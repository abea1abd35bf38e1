"""The sections of the site, the accent that each owns, and the pages at the foot of every page."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from palmecenter.languages.addresses import remember
from palmecenter.languages.request_cache import get_cached, set_cached

from .access import is_private
from .querysets import LISTING_FIELDS
from .sites import find_site

DEFAULT_VOICE = "red"
NAVIGATION = "pages_in_navigation"
FRONTS = "pages_in_navigation_and_fronts"
IN_NAVIGATION = (*LISTING_FIELDS, "numchild", "show_in_menus", "voice")
"""What links, menus and crumbs need of a page, and the way from an address to it."""


def navigation_below(home: Page) -> Q:
    """Select what navigation needs: all sections, and what editors put in menus right below them.

    To be used on pages whose path starts with the home page's.
    """
    section = home.depth + 1
    return Q(depth=section) | Q(depth=section + 1, show_in_menus=True)


def fronts_below(home: Page) -> Q:
    """Select what `fronts` needs: all sections, and what has pages of its own right below them."""
    section = home.depth + 1
    return Q(depth=section) | Q(depth=section + 1, numchild__gt=0)


def keep_navigation(pages: list[Page], *, with_fronts: bool) -> None:
    """Remember pages that routing has fetched, those of `navigation_below` among them."""
    set_cached(NAVIGATION, pages)
    if with_fronts:
        set_cached(FRONTS, pages)


def _look_up(home: Page, which: Q) -> list[Page]:
    base: Any = apps.get_model("pages.BasePage")

    return list(base.rows().filter(which, path__startswith=home.path).only(*IN_NAVIGATION))


def _public_pages(request: HttpRequest, levels_below_home: int) -> list[Page]:
    """Return the public pages of one level of the navigation, by at most one query a request."""
    site = find_site(request)
    if site is None:
        return []
    home = site.root_page
    found = get_cached(NAVIGATION, lambda: _look_up(home, navigation_below(home)))
    remember(found)
    depth = home.depth + levels_below_home
    public = [page for page in found if page.depth == depth and page.live and not is_private(page)]
    return sorted(public, key=lambda page: page.path)


def sections(request: HttpRequest) -> list[Page]:
    """Return the public sections of the site in their order."""
    return _public_pages(request, 1)


def foot_pages(request: HttpRequest) -> list[Page]:
    """Return the pages that every page's foot links to: those right below a section, in menus.

    On a new site these are contact, the accessibility statement and privacy.
    """
    return [page for page in _public_pages(request, 2) if page.show_in_menus]


def fronts(request: HttpRequest) -> list[Page]:
    """Return the public pages that may be the front of a list, in the order of the tree.

    These are the sections, and what has pages of its own right below them.
    """
    site = find_site(request)
    if site is None:
        return []
    home = site.root_page
    found = get_cached(FRONTS, lambda: _look_up(home, fronts_below(home)))
    remember(found)
    below = [page for page in found if page.depth > home.depth and page.live]
    return sorted((page for page in below if not is_private(page)), key=lambda page: page.path)


def section_of(page: Page, request: HttpRequest) -> Page | None:
    """Return the section that a page is in, or None on the home page."""
    return next((one for one in sections(request) if page.path.startswith(one.path)), None)


def voice_of(page: Page, request: HttpRequest) -> str:
    """Return the accent of the section that a page is in: red, sea or leaf."""
    section = section_of(page, request)
    return section.voice if section and section.voice else DEFAULT_VOICE
