"""Letters look in a PDF file as they look in the browser: none is drawn as another one."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
from django.conf import settings
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, Route

from palmecenter.printing.pdf_client import make_pdf
from palmecenter.printing.resources import resources_of
from tests.printing.pdf.reading import BASE

LETTERS = "ČčĐđŁłŞşȘșŐőŽžŠšŘřŋĐĞğİıĆć"
GAP, EDGE, TALL = 70, 10, 80
FACES = ("400 40px var(--grotesk)", "700 40px var(--serif)", "italic 400 40px var(--serif)")
SHEETS = "".join(
    f'<link rel="stylesheet" href="/static/css/{name}.css">' for name in ("fonts", "tokens")
)
# Of the ink of both, how much only one of them has: edges are drawn differently, letters are not.
MOST_APART = 0.35


def page_of(face: str) -> str:
    """Return a document with each letter in a box of its own, from left to right."""
    boxes = "".join(
        f'<div style="position: absolute; left: {GAP * number + EDGE}px; top: 0">{letter}</div>'
        for number, letter in enumerate(LETTERS)
    )
    look = f"margin: 0; background: white; color: black; font: {face}; line-height: {TALL}px"
    return f'<body style="{look}">{boxes}'


def cut(picture: Image.Image) -> list[Image.Image]:
    """Return each letter of a row by itself: its ink, cut to its edges, in one size."""
    ink = ImageChops.invert(picture.convert("L"))
    boxes = [ink.crop((GAP * one, 0, GAP * (one + 1), TALL)) for one in range(len(LETTERS))]
    return [box.crop(box.getbbox()).resize((48, 64)) for box in boxes]


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return how much of the ink of two pictures only one of them has: from 0 to 1."""
    differ, both = ImageChops.difference(one, other), ImageChops.lighter(one, other)
    return ImageStat.Stat(differ).sum[0] / ImageStat.Stat(both).sum[0]


def served(face: str) -> Callable[[Route], None]:
    """Return what answers the browser: the document, and the files of the site by their paths."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=Path(settings.BASE_DIR) / path.removeprefix("/"))
        else:
            html = f'<!doctype html><meta charset="utf-8">{SHEETS}{page_of(face)}'
            route.fulfill(body=html, content_type="text/html")

    return answer


@pytest.mark.parametrize("face", FACES)
def test_letters_look_alike_in_the_file_and_in_the_browser(page: Page, face: str) -> None:
    page.set_viewport_size({"width": GAP * len(LETTERS), "height": TALL})
    page.route("**/*", served(face))
    page.goto(BASE)
    page.evaluate("document.fonts.ready")
    shown = cut(Image.open(BytesIO(page.screenshot())))

    width = GAP * len(LETTERS)
    sheet = f"<style>@page {{ size: {width}px {TALL}px; margin: 0 }}</style>"
    html = f'<!doctype html><html lang="sv"><title>T</title>{SHEETS}{sheet}{page_of(face)}'
    with pypdfium2.PdfDocument(make_pdf(html, BASE, resources_of(html, BASE))) as document:
        printed = cut(document[0].render(scale=96 / 72).to_pil())

    distances = {
        letter: apart(one, other)
        for letter, one, other in zip(LETTERS, shown, printed, strict=True)
    }
    assert {letter: far for letter, far in distances.items() if far > MOST_APART} == {}
    # The measure itself: neighbours are further from each other than a letter is from itself.
    assert apart(shown[0], printed[2]) > MOST_APART
