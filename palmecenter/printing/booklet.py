"""Booklets: A5 pages laid two on a side of A4, in the order that makes a booklet when folded.

An extra beside the accessible PDF: laying pages on sheets loses their tags.
"""

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

POINTS_PER_MM = 72 / 25.4
A5 = (148 * POINTS_PER_MM, 210 * POINTS_PER_MM)
PAGES_A_SHEET = 4


def sides(pages: int) -> list[tuple[int | None, int | None]]:
    """Return which pages stand left and right on each side, front and back in turn.

    Pages are counted from 0; None is an empty one. Printed on both sides, turned on the short edge,
    and folded in the middle, the sheets read in order.
    """
    total = -(-pages // PAGES_A_SHEET) * PAGES_A_SHEET
    number = [page if page < pages else None for page in range(total)]
    laid = []
    for sheet in range(total // PAGES_A_SHEET):
        first, last = 2 * sheet, total - 1 - 2 * sheet
        laid.append((number[last], number[first]))
        laid.append((number[first + 1], number[last - 1]))
    return laid


def imposed(pdf: bytes) -> bytes:
    """Return a PDF of A5 pages as one of A4 sheets, to be printed on both sides and folded."""
    reader = PdfReader(BytesIO(pdf))
    writer = PdfWriter()
    width, height = A5
    for left, right in sides(len(reader.pages)):
        side = writer.add_blank_page(width=2 * width, height=height)
        for page, offset in ((left, 0.0), (right, width)):
            if page is not None:
                _lay(reader.pages[page], side, offset)
    writer.add_metadata(
        {name: reader.metadata[name] for name in ("/Title",) if name in (reader.metadata or {})}  # type: ignore[index]
    )
    writer.compress_identical_objects()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _lay(page: PageObject, side: PageObject, offset: float) -> None:
    """Lay a page on a side, as large as half of it."""
    width, height = A5
    scale = min(width / float(page.mediabox.width), height / float(page.mediabox.height))
    side.merge_transformed_page(page, Transformation().scale(scale).translate(offset, 0))
