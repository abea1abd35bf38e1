"""Any page as PDF: its print document, laid on pages."""

import re
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
from .files import Kind, Recipe, serve_file
from .pdf_client import can_make_pdf, fingerprint, make_pdf
from .resources import resources_of, static_bytes

PDF_TYPE = "application/pdf"
DRAWINGS, TOKENS = "css/drawings.css", "css/tokens.css"
TOKEN = re.compile(r"(--[a-z-]+):\s*(#[0-9a-f]{3,6})")
LABEL = re.compile(r'aria-label="([^"]*)"')
TAG = re.compile(r"<svg\b[^>]*?(/?)>|</svg>")


def pdf_recipe(page: BasePage, request: HttpRequest, *, booklet: bool = False) -> Recipe:
    """Write the recipe of a page's PDF; as a booklet, on sheets of A5, two on an A4 to fold."""
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
    html = _with_styles(words, _drawings_style(voice))
    resources = resources_of(html, document.address)

    def make() -> bytes:
        if booklet:
            return make_pdf(html, document.address, resources, booklet=True)
        return make_pdf(html, document.address, resources)

    return Recipe(fingerprint(html, resources), document.name, make)


def _drawings_style(voice: str) -> str:
    """Write the style sheet of drawings for a section of the given accent.

    It is `css/drawings.css`, with the tokens' values in place of their names.
    """
    tokens: dict[str, str] = {}
    for name, value in TOKEN.findall(static_bytes(TOKENS).decode()):
        tokens.setdefault(name, value)  # the first are those of light paper
    tokens |= {"--voice": tokens[f"--{voice}"], "--paper": "#fff", "--ink": "#000"}
    css = static_bytes(DRAWINGS).decode()
    return re.sub(r"var\((--[a-z-]+)\)", lambda match: tokens[match[1]], css)


def _with_styles(html: str, css: str) -> str:
    """Give the outermost drawings of a document a style sheet, and their label as title.

    WeasyPrint gives the page's style sheets to the HTML and not to SVG inside it. The title is what
    a PDF gives to those who listen.
    """
    depth = 0

    def dressed(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0].startswith("</"):
            depth = max(0, depth - 1)
            return match[0]
        if match[1]:
            return match[0]
        depth += 1
        if depth > 1:
            return match[0]
        named = LABEL.search(match[0])
        title = f"<title>{named[1]}</title>" if named else ""
        return f"{match[0]}{title}<style>{css}</style>"

    return TAG.sub(dressed, html)


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
    is_possible=can_make_pdf,
    size=PDF_FILE.size,
    of_words=False,
)
BOOKLET = Rendering(
    name="booklet",
    slugs={"sv": "hafte/", "en": "booklet/"},
    label=_("Fold-yourself booklet (A4 to A5)"),
    view=booklet_view,
    is_offered=lambda page: "booklet" in page.offers,
    is_possible=can_make_pdf,
    size=BOOKLET_FILE.size,
    of_words=False,
)
