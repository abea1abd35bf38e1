"""The sections of the site: the main menu, and the accent that each section owns."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Page, Site

from palmecenter.languages.addresses import remember
from palmecenter.languages.memo import once

from .lists import public_pages

if TYPE_CHECKING:
    from .models import SectionPage

DEFAULT_VOICE = "red"


def sections(request: HttpRequest) -> list["SectionPage"]:
    """Return the public sections of the site in their order, by one query a request."""
    from .models import SectionPage

    def look_up() -> list["SectionPage"]:
        site = Site.find_for_request(request)
        if site is None:
            return []
        children = SectionPage.objects.child_of(site.root_page).defer_streamfields()
        found = list(public_pages(children).order_by("path"))
        remember(found)
        return found

    return once("sections", look_up)


def section_of(page: Page, request: HttpRequest) -> "SectionPage | None":
    """Return the section that a page is in, or None on the home page."""
    return next((one for one in sections(request) if page.path.startswith(one.path)), None)


def voice_of(page: Page, request: HttpRequest) -> str:
    """Return the accent of the section that a page is in: red, sea or leaf."""
    section = section_of(page, request)
    return section.voice if section else DEFAULT_VOICE
