"""A long document as EPUB 3: one file a part, for telephones, readers and those who listen."""

from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _
from ebooklib import epub

from palmecenter.languages.normalizing import well_formed
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import BasePage
from palmecenter.pages.models.site_settings import SiteSettings
from palmecenter.pages.routes import Rendering

from .books import Book, Part, book_of
from .documents import page_html
from .epub_cover import cover_of
from .epub_files import Binding, Chapter, Pictures, without_times
from .files import Kind, Recipe, serve_file
from .resources import static_bytes

EPUB_TYPE = "application/epub+zip"
# Raised when the same texts are to give another file.
RECIPE = 2
STYLE = "css/epub.css"


def book_or_page(page: BasePage, request: HttpRequest) -> Book:
    """Return the book that a page is; a page that is none is a book of one part."""
    found = book_of(page, request)
    if found is not None:
        return found
    html = SafeString(page_html(page, request))
    return Book(parts=(Part("text", page.shown.heading, html, role="chapter"),))


def epub_recipe(page: BasePage, request: HttpRequest) -> Recipe:
    """Return how a page's EPUB is made."""
    book = book_or_page(page, request)
    code = page.shown_language
    base = absolute_url(request, page.address_shown(code))
    title = page.shown.heading
    with translation.override(code):
        settings = SiteSettings.for_request(request)
        front = render_to_string(
            "print/epub_front.html",
            {
                "book": book,
                "page": page,
                "shown": page.shown,
                "site": settings,
                "address": base,
                "language": code,
            },
        )
        words = {
            "contents": gettext("Contents"),
            "about": gettext("About this book"),
            "landmarks": gettext("Places in this book"),
        }
        publisher = settings.name if settings else ""
    style = static_bytes(STYLE)
    digest = sha256(f"{RECIPE} {version('ebooklib')} {title} {front}".encode() + style)
    for part in book.parts:
        digest.update(f"{part.anchor} {part.title} {part.label} {part.html}".encode())

    def make() -> bytes:
        return _written(page, book, base, code, front, style, {**words, "publisher": publisher})

    return Recipe(digest.hexdigest()[:32], title, make)


def _written(
    page: BasePage,
    book: Book,
    base: str,
    code: str,
    front: str,
    style: bytes,
    words: dict[str, str],
) -> bytes:
    made = epub.EpubBook()
    made.set_identifier(base)
    made.set_title(well_formed(page.shown.heading))
    made.set_language(code)
    if words["publisher"]:
        made.add_metadata("DC", "publisher", well_formed(words["publisher"]))
    if page.shown.summary:
        made.add_metadata("DC", "description", well_formed(page.shown.summary))
    made.add_metadata("DC", "source", base)
    sheet = epub.EpubItem("style", STYLE, "text/css", style)
    made.add_item(sheet)

    pictures = Pictures(base)
    binding = Binding(book.parts, base, pictures)
    about = Chapter.of("about", words["about"], binding.sound(front), code)
    chapters = [about]
    for part in book.parts:
        title = f"{part.label} {part.title}".strip()
        chapters.append(Chapter.of(part.anchor, title, binding.chapter_body(part), code))
    cover = cover_of(book, page.shown.heading, words["publisher"])
    made.set_cover("cover.jpg", cover, create_page=False)
    for item in (*pictures.items, *chapters):
        made.add_item(item)
    _describe_access(made, pictures)

    nav = epub.EpubNav(title=words["contents"])
    nav.add_item(sheet)
    made.toc = tuple(epub.Link(one.file_name, one.title, one.id) for one in chapters)
    made.spine = [about, nav, *chapters[1:]]
    # The landmarks: where a reader's buttons for the contents and the text lead.
    made.guide = [
        {"type": "toc", "href": nav.file_name, "title": words["contents"]},
        {"type": "text", "item": chapters[1] if len(chapters) > 1 else about},
    ]
    made.add_item(nav)
    made.add_item(epub.EpubNcx())
    out = BytesIO()
    options = {"mtime": _changed(page), "landmark_title": words["landmarks"]}
    epub.write_epub(out, made, options)
    return without_times(out)


def _changed(page: BasePage) -> datetime:
    """Return when the page last changed, which is when the book did."""
    return (page.last_published_at or datetime.now(UTC)).astimezone(UTC)


def _describe_access(made: Any, pictures: Pictures) -> None:
    """Say what readers with different needs can expect (schema.org's accessibility terms)."""
    modes = ["textual", "visual"] if pictures.items else ["textual"]
    features = [
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "displayTransformability",
    ]
    if pictures.items and pictures.all_described:
        features.append("alternativeText")
    terms = [("accessMode", mode) for mode in modes]
    terms += [("accessibilityFeature", feature) for feature in features]
    terms += [("accessModeSufficient", "textual"), ("accessibilityHazard", "none")]
    for name, value in terms:
        made.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


EPUB_FILE = Kind("epub", EPUB_TYPE, epub_recipe)


def epub_view(page: BasePage, request: HttpRequest) -> HttpResponseBase:
    """Send a page as EPUB."""
    return serve_file(page, request, EPUB, EPUB_FILE)


EPUB = Rendering(
    name="epub",
    slugs={"sv": "epub/", "en": "epub/"},
    label=_("Download as e-book (EPUB)"),
    view=epub_view,
    # An e-book is a whole work.
    is_offered=lambda page: "epub" in page.offers and page.below is None,
    size=EPUB_FILE.size,
    of_words=False,
)
