"""Draw the icons that browsers and telephones ask for by name, from the mark (static/img/icon.svg).

    .venv/bin/python -m tools.icons

Needs what PDF files need. Writes `favicon.ico` and `apple-touch-icon.png` beside the mark; they are
in the repository, so this runs again only when the mark is another.
"""

from pathlib import Path

import pypdfium2
from PIL import Image
from weasyprint import HTML

IMAGES = Path(__file__).resolve().parent.parent / "static" / "img"
MARK = IMAGES / "icon.svg"
# What telephones put on their first screen, and what browsers put on a tab.
TOUCH = 180
TAB = (16, 32, 48)


def drawn(size: int) -> Image.Image:
    """Return the mark in pixels, drawn four times as large for smooth edges."""
    whole = f'<img src="{MARK.as_uri()}" style="display: block; width: 96px; height: 96px">'
    sheet = "<style>@page { size: 96px 96px; margin: 0 } body { margin: 0 }</style>"
    pages = pypdfium2.PdfDocument(HTML(string=sheet + whole).write_pdf())
    # A page of 96 CSS pixels is 72 points wide.
    large: Image.Image = pages[0].render(scale=size * 4 / 72).to_pil()
    return large.convert("RGB").resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the files."""
    drawn(TOUCH).save(IMAGES / "apple-touch-icon.png", optimize=True)
    smallest, *larger = (drawn(size) for size in TAB)
    sizes = [(size, size) for size in TAB]
    larger[-1].save(IMAGES / "favicon.ico", sizes=sizes, append_images=[smallest, *larger[:-1]])


if __name__ == "__main__":
    main()
