"""Any page as PDF: its print document, typeset."""

from dataclasses import replace
from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.normalizing import well_formed
from palmecenter.pages.models import BasePage
from palmecenter.pages.navigation import voice_of
from palmecenter.pages.routes import Rendering

from .documents import print_document
from .drawings import style_for, with_styles
from .files import Kind, Recipe, serve_file
from .resources import resources_of
from .typesetting import can_typeset, fingerprint, typeset

PDF_TYPE = "application/pdf"


def pdf_recipe(page: BasePage, request: HttpRequest, *, booklet: bool = False) -> Recipe:
    """Return how a page's PDF is made; as a booklet, on sheets of A5, two on an A4 to fold."""
    # A file that is kept for anybody, whenever they come, was printed on no day.
    document = replace(print_document(page, request), printed=None)
    voice = voice_of(page, request)
    context = {
        "page": page,
        "shown": page.shown,
        "document": document,
        "voice": voice,
        "booklet": booklet,
    }
    words = well_formed(render_to_string("print/file.html", context, request))
    html = with_styles(words, style_for(voice))
    resources = resources_of(html, document.address)

    def make() -> bytes:
        if booklet:
            return typeset(html, document.address, resources, booklet=True)
        return typeset(html, document.address, resources)

    return Recipe(fingerprint(html, resources), document.name, make)


PDF_FILE = Kind("pdf", PDF_TYPE, pdf_recipe)
BOOKLET_FILE = Kind("pdf", PDF_TYPE, partial(pdf_recipe, booklet=True), mark="booklet")


def pdf_view(page: BasePage, request: HttpRequest) -> HttpResponseBase:
    """Send a page as PDF."""
    return serve_file(page, request, PDF, PDF_FILE)


def booklet_view(page: BasePage, request: HttpRequest) -> HttpResponseBase:
    """Send a page as a booklet to print on both sides of A4 and fold."""
    return serve_file(page, request, BOOKLET, BOOKLET_FILE)


PDF = Rendering(
    name="pdf",
    slugs={"sv": "pdf/", "en": "pdf/"},
    label=_("Download as PDF"),
    view=pdf_view,
    is_possible=can_typeset,
    size=PDF_FILE.size,
    of_words=False,
)
BOOKLET = Rendering(
    name="booklet",
    slugs={"sv": "hafte/", "en": "booklet/"},
    label=_("Fold-yourself booklet (A4 to A5)"),
    view=booklet_view,
    is_offered=lambda page: "booklet" in page.offers,
    is_possible=can_typeset,
    size=BOOKLET_FILE.size,
    of_words=False,
)
