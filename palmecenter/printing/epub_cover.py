"""The cover of an EPUB: the book's picture, or its title on the site's red."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont
from wagtail.images.models import SourceImageIOError

from .books import Book

SIZE = (1200, 1800)
MARGIN = 110
RED, PAPER, INK = "#c8102e", "#fffdf8", "#1b1714"
FONT = "familjen-grotesk.woff2"
# The largest at which a title fits.
TITLE_SIZES = (140, 120, 100, 84, 70, 56)
MOST_LINES = 7


def cover_of(book: Book, title: str, publisher: str) -> bytes:
    """Return the JPEG of a book's cover; a picture that cannot be read is as none."""
    if book.picture is not None:
        try:
            rendition = book.picture.get_rendition("format-jpeg|width-1200")
            with rendition.file.open("rb") as file:
                return bytes(file.read())
        except (OSError, SourceImageIOError):
            pass  # the log knows of it
    return drawn_cover(title, book.subtitle, publisher)


def drawn_cover(title: str, subtitle: str, publisher: str) -> bytes:
    """Return a cover of words alone."""
    sheet = Image.new("RGB", SIZE, RED)
    draw = ImageDraw.Draw(sheet)
    width = SIZE[0] - 2 * MARGIN
    font, lines = _fitting(title, width)
    top = _write(draw, lines, font, MARGIN * 2) + 40
    small = _font(48)
    _write(draw, _lines(subtitle, small, width)[:MOST_LINES], small, top)
    draw.rectangle((0, SIZE[1] - 260, *SIZE), fill=PAPER)
    draw.text((MARGIN, SIZE[1] - 155), publisher, font=small, fill=INK)
    made = BytesIO()
    sheet.save(made, "JPEG", quality=85)
    return made.getvalue()


def _fitting(title: str, width: int) -> tuple[Any, list[str]]:
    for size in TITLE_SIZES:
        font = _font(size)
        lines = _lines(title, font, width)
        if len(lines) <= MOST_LINES and all(font.getlength(line) <= width for line in lines):
            break
    return font, lines[:MOST_LINES]


def _lines(text: str, font: Any, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _write(draw: ImageDraw.ImageDraw, lines: list[str], font: Any, top: int) -> int:
    """Write lines one below the other; return where the next would begin."""
    for line in lines:
        draw.text((MARGIN, top), line, font=font, fill=PAPER)
        top += round(font.size * 1.15)
    return top


def _font(size: int) -> Any:
    return ImageFont.truetype(str(Path(settings.STATICFILES_DIRS[0], "fonts", FONT)), size)
