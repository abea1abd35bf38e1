"""Text that nobody sees and everybody can copy: under a black bar, in white on white, off the page.

Each page is drawn, and where the text of the page should stand it is looked whether anything can be
told apart there at all. So it does not matter what covers a text, or how.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from threading import Lock
from typing import BinaryIO

import pypdfium2
from PIL import Image
from pypdfium2.raw import FPDFText_GetUnicode

from .findings import COVERED, OUTSIDE, Finding, Kind, excerpt_of

# PDFium is one for the whole process and knows no threads.
PDFIUM = Lock()
# Pixels a point, for a first look at each page and a second at what seems to be covered.
COARSE, FINE = 1.0, 4.0
# Lightness, of 255: what differs by less looks like one area.
CONTRAST = 12
BYTE = 255
AROUND = 2  # pixels, of a letter's middle at first sight
# Letters in a row: a dot or a thin dash may well vanish.
FEWEST_LETTERS = 3
MOST_ON_A_PAGE = 5

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


def covered_texts(source: BinaryIO) -> Iterator[Finding]:
    """Yield texts that cannot be seen, with their pages; nothing of a file that cannot be read."""
    source.seek(0)
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(source)
        except pypdfium2.PdfiumError:
            return  # cleaning refuses it
        with closing(document):
            for number in range(len(document)):
                with closing(document[number]) as page:
                    yield from _of_page(page, number + 1)


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Finding]:
    with closing(page.get_textpage()) as text:
        numbers = range(text.count_chars())
        # One by one, because a text in one piece may be of another length.
        letters = [(chr(FPDFText_GetUnicode(text, i)), text.get_charbox(i)) for i in numbers]
    edges: Box = page.get_bbox()
    unseen = _at_first_sight(page, edges, letters)
    if True in unseen:
        closer = _View(page, FINE)
        for index, (_letter, box) in enumerate(letters):
            if unseen[index]:
                unseen[index] = closer.is_plain(box)
    runs = _runs([letter for letter, _box in letters], unseen)
    for kind, words in list(runs)[:MOST_ON_A_PAGE]:
        yield Finding(kind, number, excerpt_of(words))


def _at_first_sight(
    page: pypdfium2.PdfPage, edges: Box, letters: list[tuple[str, Box]]
) -> list[bool | None]:
    """Whether each letter may be covered, judged by its middle; None: it is off the page."""
    contrasts = _View(page, COARSE).contrasts()
    states: list[bool | None] = []
    for letter, box in letters:
        if not letter.strip():
            states.append(False)
        elif not _is_within(box, edges):
            states.append(None)
        else:
            states.append(contrasts((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) < CONTRAST)
    return states


def _is_within(box: Box, edges: Box) -> bool:
    """Whether any of a letter stands on the page."""
    left, bottom, right, top = box
    return left < edges[2] and right > edges[0] and bottom < edges[3] and top > edges[1]


class _View:
    """A page as it looks, without what lies on top of it as comments: those are removed."""

    def __init__(self, page: pypdfium2.PdfPage, scale: float) -> None:
        self.scale = scale
        self.left, _bottom, _right, self.top = page.get_bbox()
        page.set_rotation(0)  # the boxes of letters are not turned
        drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        self.picture: Image.Image = drawn.to_pil().convert("L")

    def contrasts(self) -> Callable[[float, float], int]:
        """How much can be told apart in the nearest surroundings of a point, as a function."""
        width, height = self.picture.size
        values = self.picture.tobytes()

        def at(across: float, up: float) -> int:
            x = max(int((across - self.left) * self.scale) - AROUND, 0)
            y = max(int((self.top - up) * self.scale) - AROUND, 0)
            rows = range(y, min(y + 2 * AROUND + 1, height))
            end = min(x + 2 * AROUND + 1, width)
            near = b"".join([values[row * width + x : row * width + end] for row in rows])
            return max(near) - min(near) if near else BYTE

        return at

    def is_plain(self, box: Box) -> bool:
        """Whether nothing can be told apart where a letter should stand."""
        left, bottom, right, top = box
        edges = (
            (left - self.left) * self.scale - 1,
            (self.top - top) * self.scale - 1,
            (right - self.left) * self.scale + 1,
            (self.top - bottom) * self.scale + 1,
        )
        clipped = (
            max(0, int(edges[0])),
            max(0, int(edges[1])),
            min(self.picture.width, int(edges[2]) + 1),
            min(self.picture.height, int(edges[3]) + 1),
        )
        if clipped[0] >= clipped[2] or clipped[1] >= clipped[3]:
            return False
        darkest, lightest = self.picture.crop(clipped).getextrema()
        return lightest - darkest < CONTRAST  # type: ignore[operator]  # two numbers in grey


def _runs(letters: list[str], unseen: list[bool | None]) -> Iterator[tuple[Kind, str]]:
    """Yield words in a row that are covered, or off the page; blanks go along."""
    kind: Kind | None = None
    words = ""
    for letter, state in [*zip(letters, unseen, strict=True), ("\0", False)]:
        blank = not letter.strip()
        now = kind if blank else {True: COVERED, None: OUTSIDE}.get(state)
        if now is not kind:
            if kind and len("".join(words.split())) >= FEWEST_LETTERS:
                yield kind, words
            kind, words = now, ""
        words += letter
