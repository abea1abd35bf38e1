"""Template tags for what stands on every page, whatever view made it."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES, OWN_NAMES
from palmecenter.languages.localized import reader_language

from ..context import Alternate
from ..doors import Door, doors
from ..models import SiteSettings
from ..navigation import foot_pages, section_of, sections
from ..sites import find_site

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, Any]]:
    """Return the sections in the menu, as shown, and whether the reader is in each."""
    request = context.get("request")
    if request is None:
        return []
    page = context.get("page")
    current = section_of(page, request) if page and page.path else None
    return [
        {"page": section, "shown": section.shown, "current": section == current}
        for section in sections(request)
        if section.show_in_menus
    ]


@register.simple_tag(takes_context=True)
def foot_menu(context: Context) -> list[dict[str, Any]]:
    """Return the pages that every page's foot links to, as shown, and whether each is this one."""
    request = context.get("request")
    if request is None:
        return []
    here = getattr(context.get("page"), "pk", None)
    return [
        {"page": page, "shown": page.shown, "current": page.pk == here}
        for page in foot_pages(request)
    ]


@register.simple_tag(takes_context=True)
def door_links(context: Context) -> list[Door]:
    """Return the doors of other languages, which every page's foot links to."""
    request = context.get("request")
    return doors(request) if request is not None else []


@register.simple_tag(takes_context=True)
def door_address(context: Context, language: str) -> str:
    """Return the address of the door of a language; empty where it has none."""
    found = (door.url for door in door_links(context) if door.language.tag == language)
    return next(found, "")


@register.simple_tag(takes_context=True)
def site_settings(context: Context) -> SiteSettings | None:
    """Return the site's settings; None where there is no site to have any."""
    request = context.get("request")
    if request is None or find_site(request) is None:
        return None
    return SiteSettings.for_request(request)


@register.simple_tag(takes_context=True)
def language_switch(context: Context) -> list[Alternate]:
    """Return the links of the language switch for any view.

    A page gave them in `alternates`. Another view is linked at its own address in the other
    language, query and all; an address that is no view's leads to the home page.
    """
    if "alternates" in context:
        return context["alternates"]
    request = context["request"]
    query = request.META.get("QUERY_STRING", "")
    return [
        Alternate(
            code=code,
            name=OWN_NAMES[code],
            url=_same_view(request.path_info, code) + (f"?{query}" if query else ""),
            current=code == reader_language(),
            available=True,
        )
        for code in CODES
    ]


def _same_view(path: str, code: str) -> str:
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    with translation.override(code):
        home = reverse("wagtail_serve", args=[""])
        if match is None or match.url_name in {"wagtail_serve", "wagtail_serve_file", "door"}:
            return home
        try:
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            # What catches all that is no address of the admin, or a link in a mail.
            return home


@register.simple_tag
def demo_badge(item: Any) -> SafeString | str:
    """Return the badge that says that a page was invented for the demonstration, in that case."""
    if not getattr(item, "is_demo", False):
        return ""
    code = reader_language()
    with translation.override(code):
        return format_html(' <span class="badge" lang="{}">{}</span>', code, _("Demo"))


@register.simple_tag(takes_context=True)
def home_url(context: Context) -> str:
    """Return the address of the home page in the reader's language."""
    with translation.override(reader_language()):
        return reverse("wagtail_serve", args=[""])


@register.simple_tag(takes_context=True)
def is_staff_request(context: Context) -> bool:
    """Say whether the request carries a session, without reading it.

    Only then may a template ask for the user: asking makes the response vary by cookie.
    """
    request = context.get("request")
    return request is not None and settings.SESSION_COOKIE_NAME in request.COOKIES
