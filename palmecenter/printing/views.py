"""The print view of every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.localized import reader_language
from palmecenter.pages.context import addresses_context
from palmecenter.pages.models import BasePage
from palmecenter.pages.navigation import voice_of
from palmecenter.pages.routes import Match, Rendering

from .documents import print_document


def print_view(page: BasePage, request: HttpRequest) -> HttpResponse:
    """Show a page as it goes on paper. For readers only: search engines are sent to the page."""
    query = page.query_in(reader_language(), request)
    addresses = addresses_context(page, request, view=Match(PRINT))
    addresses["page_url"] += f"?{query}" if query else ""
    context = {
        "page": page,
        "document": print_document(page, request),
        "voice": voice_of(page, request),
        **addresses,
        "hreflangs": {},
        "robots": "noindex",
    }
    response = render(request, "print/document.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


PRINT = Rendering(
    name="print",
    slugs={"sv": "skriv-ut/", "en": "print/"},
    label=_("Print"),
    view=print_view,
)
