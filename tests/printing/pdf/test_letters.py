"""Every letter of the faces that we send is itself in a PDF file, as a picture and as text."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from palmecenter.printing.pdf_client import make_pdf
from palmecenter.printing.resources import resources_of
from tests.printing.pdf.reading import BASE, words

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
# What a face is asked for by in a style sheet, and the files that hold its letters.
FACES = {
    "font: 400 12pt var(--grotesk)": "familjen-grotesk*.woff2",
    "font: 700 12pt var(--grotesk)": "familjen-grotesk*.woff2",
    "font: 400 12pt var(--serif)": "text-serif.woff2 text-serif-ext.woff2",
    "font: 700 12pt var(--serif)": "text-serif.woff2 text-serif-ext.woff2",
    "font: italic 400 12pt var(--serif)": "text-serif-italic*.woff2",
    "font: italic 700 12pt var(--serif)": "text-serif-italic*.woff2",
}


def letters(files: str) -> list[str]:
    """Return all letters that some files of a face hold, a plain one beside each other one.

    Words mix both, and a mix-up shows where letters of two files stand in one word.
    """
    paths = {path for pattern in files.split() for path in FONTS.glob(pattern)}
    held = {chr(code) for path in paths for code in TTFont(path).getBestCmap()}
    # Some compose with their neighbours, or are blank: nothing of these can be read back alone.
    return sorted(letter for letter in held if letter.isalpha() and letter not in "ŉſªº")


def set_in(html: str) -> bytes:
    sheets = "".join(
        f'<link rel="stylesheet" href="/static/css/{name}.css">'
        for name in ("fonts", "tokens", "pdf")
    )
    document = f'<!doctype html><html lang="sv"><title>T</title>{sheets}<body>{html}'
    return make_pdf(document, BASE, resources_of(document, BASE))


def test_every_letter_of_every_face_can_be_copied_out_of_the_file() -> None:
    """All faces in one document: a face must not be taken for another one either."""
    wanted = {face: [f"a{letter}n" for letter in letters(files)] for face, files in FACES.items()}
    assert min(map(len, wanted.values())) > 250
    paragraphs = (f'<p style="{face}">{" ".join(said)}</p>' for face, said in wanted.items())
    found = words(set_in("".join(paragraphs)))
    expected = " ".join(word for said in wanted.values() for word in said)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    ["Мы верим в равенство", "نؤمن بالمساواة", "တန်းတူညီမျှမှု", "我们相信平等", "हम समानता", "✊🏽 ☮"],
)
@pytest.mark.parametrize("face", ["var(--grotesk)", "var(--serif)"])
def test_no_script_is_a_row_of_boxes(text: str, face: str) -> None:
    data = set_in(f'<p style="font: 400 12pt {face}">{text}</p>')
    assert words(data)
    assert 0 not in glyphs(data), "glyph 0 is the box of a letter that a face does not have"


def glyphs(data: bytes) -> set[int]:
    """Return the numbers of all glyphs that a file draws, two bytes each (Identity-H)."""
    found: set[int] = set()
    with pikepdf.open(BytesIO(data)) as document:
        for drawn_by in pikepdf.parse_content_stream(document.pages[0], "TJ"):
            if isinstance(drawn_by, pikepdf.ContentStreamInstruction):
                row: Any = drawn_by.operands[0]
                pieces = [bytes(one) for one in row if isinstance(one, pikepdf.String)]
                drawn = b"".join(pieces)
                found |= {high << 8 | low for high, low in batched(drawn)}
    assert found
    return found


def batched(drawn: bytes) -> zip:
    return zip(drawn[::2], drawn[1::2], strict=True)
