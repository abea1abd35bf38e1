"""The files of the demo's publications: PDF and EPUB with text in the script of each language.

They say themselves that they are a demonstration. `pdf` returns None where the system libraries
that WeasyPrint needs are missing; the site then says that there is no file.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from ebooklib import epub
from markdown_it import MarkdownIt
from PIL import Image, ImageFile, ImageOps

from .pictures import poster_file
from .source import FOLDER

# On a cover, whichever can be read on its paper.
INK, PAPER = "#1b1714", "#fffdf8"
GROUND = re.compile(r"background: (#\w{6})")
# Scans of posters: pictures with the grain of paper, which no compression makes small.
SCANS = ("march", "dove", "hands", "globe", "megaphone")
SCAN_SIZE = (2800, 1750)
COVER_SIZE = (667, 1000)
GRAIN = 60

_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Book:
    """What one file holds. `body` is Markdown; `paragraphs` say that it is a demonstration."""

    slug: str
    language: str
    direction: str
    title: str
    publisher: str
    mark: str
    summary: str
    paragraphs: list[str]
    body: str = ""
    scans: bool = False

    @property
    def main_title(self) -> str:
        """The title up to its first full stop, in whatever script; the rest is the subtitle."""
        return self._parts[0]

    @property
    def subtitle(self) -> str:
        """What follows the first full stop of the title."""
        return self._parts[1]

    @property
    def _parts(self) -> tuple[str, str]:
        for stop in (". ", "။ ", ": "):
            main, found, rest = self.title.partition(stop)
            if found:
                return main, rest
        return self.title, ""

    @property
    def text(self) -> str:
        """The text as HTML."""
        first = f"<p>{escape(self.summary)}</p>" if self.summary else ""
        demo = "".join(f"<p>{escape(words)}</p>" for words in self.paragraphs)
        return f'<div class="demo">{demo}</div>{first}{_markdown.render(self.body)}'


def pdf(book: Book) -> ContentFile | None:
    """Return a book as an accessible PDF (A5), or None where PDF cannot be made."""
    try:
        from weasyprint import HTML
    except OSError:  # a system library is missing
        return None
    # WeasyPrint makes Pillow take half a picture for a whole one, in all of the process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    html = HTML(string=_pages(book), base_url=str(settings.BASE_DIR))
    made = html.write_pdf(font_config=_fonts(), pdf_variant="pdf/ua-1", full_fonts=False)
    return ContentFile(made, name="book.pdf")


@cache
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _pages(book: Book) -> str:
    svg = (FOLDER / "posters" / f"{book.slug}.svg").read_text("utf-8")
    ground = GROUND.findall(svg)[0]
    ink = PAPER if _is_dark(ground) else INK
    colours = f"--ground: {ground}; --on-ground: {ink}"
    scans = "".join(f'<img class="scan" alt="" src="{_scan(m)}">' for m in SCANS if book.scans)
    return f"""<!doctype html>
<html lang="{book.language}" dir="{book.direction}" style="{colours}">
<head><meta charset="utf-8"><title>{escape(book.title)}</title><style>{_style()}</style></head>
<body>
<section class="cover">
<p class="house">{escape(book.publisher)}</p>
<h1>{escape(book.main_title)}</h1>
<p class="subtitle">{escape(book.subtitle)}</p>
<p class="mark">{escape(book.mark)}</p>
{svg}
</section>
<main>{book.text}</main>
{scans}
</body></html>"""


def _is_dark(colour: str) -> bool:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return 0.3 * red + 0.59 * green + 0.11 * blue < 140


@cache
def _style() -> str:
    return (FOLDER / "book.css").read_text("utf-8")


@cache
def _scan(motif: str) -> str:
    """Return a poster as somebody with a camera would have it, as a data address."""
    from base64 import b64encode

    sheet = Image.open(BytesIO(poster_file(f"archive-{motif}"))).convert("RGB")
    sheet = sheet.resize(SCAN_SIZE, Image.Resampling.BILINEAR)
    grain = Image.effect_noise(SCAN_SIZE, GRAIN)
    scan = Image.blend(sheet, Image.merge("RGB", (grain,) * 3), 0.45)
    target = BytesIO()
    scan.save(target, "JPEG", quality=97, subsampling=0)
    return "data:image/jpeg;base64," + b64encode(target.getvalue()).decode()


def book_epub(book: Book) -> ContentFile:
    """Return a book as an EPUB 3."""
    made = epub.EpubBook()
    made.set_identifier(f"urn:palmecenter:demo:{book.slug}:{book.language}")
    made.set_title(book.title)
    made.set_language(book.language)
    made.set_direction(book.direction)
    made.add_metadata("DC", "publisher", book.publisher)
    made.set_cover("cover.jpg", _cover(book), create_page=False)
    chapter = epub.EpubHtml(title=book.title, file_name="text.xhtml", lang=book.language)
    chapter.set_content(
        f"<h1>{escape(book.title)}</h1><p>{escape(book.publisher)}</p>"
        f"<p><strong>{escape(book.mark)}</strong></p>{book.text}"
    )
    made.add_item(chapter)
    made.toc = [epub.Link("text.xhtml", book.title, "text")]
    made.add_item(epub.EpubNcx())
    made.add_item(epub.EpubNav())
    made.spine = ["nav", chapter]
    made.guide = [
        {"type": "toc", "href": "nav.xhtml", "title": book.main_title},
        {"type": "text", "item": chapter},
    ]
    target = BytesIO()
    epub.write_epub(target, made, {"landmark_title": book.main_title})
    return ContentFile(target.getvalue(), name="book.epub")


def _cover(book: Book) -> bytes:
    """Return the middle of the book's poster, upright, as a JPEG."""
    sheet = Image.open(BytesIO(poster_file(book.slug))).convert("RGB")
    target = BytesIO()
    ImageOps.fit(sheet, COVER_SIZE).save(target, "JPEG", quality=82)
    return target.getvalue()
