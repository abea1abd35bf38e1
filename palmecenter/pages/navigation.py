"""The sections of the site: the main menu, and the accent that each section owns."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Page, Site

from palmecenter.languages.addresses import remember
from palmecenter.languages.memo import keep, once

from .restrictions import is_private

if TYPE_CHECKING:
    from .models import BasePage

DEFAULT_VOICE = "red"
TOP_PAGES = "pages_below_home"


def keep_top_pages(pages: list["BasePage"]) -> None:
    """Remember the pages right below the home page, which routing has met already."""
    keep(TOP_PAGES, pages)


def _top_pages(home: Page) -> list["BasePage"]:
    from .models import BasePage

    return list(BasePage.objects.child_of(home))


def sections(request: HttpRequest) -> list["BasePage"]:
    """Return the public sections of the site in their order, by at most one query a request."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    found = once(TOP_PAGES, lambda: _top_pages(site.root_page))
    remember(found)
    public = [page for page in found if page.live and not is_private(page)]
    return sorted(public, key=lambda page: page.path)


def section_of(page: Page, request: HttpRequest) -> "BasePage | None":
    """Return the section that a page is in, or None on the home page."""
    return next((one for one in sections(request) if page.path.startswith(one.path)), None)


def voice_of(page: Page, request: HttpRequest) -> str:
    """Return the accent of the section that a page is in: red, sea or leaf."""
    section = section_of(page, request)
    return section.voice if section and section.voice else DEFAULT_VOICE
