"""What comes out of the printer: Chromium's own PDF of the print view, read back."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

POINTS_PER_MM = 72 / 25.4
ROOM_FOR_PUNCHING = 25

SHEETS = {
    "sv": ("/sv/om-oss/skriv-ut/", "Om oss", "Utskrivet", "Länkar"),
    "en": ("/en/about-us/print/", "About us", "Printed", "Links"),
}


def printed(page: Page, url: str, paper: str = "A4") -> list[PageObject]:
    page.goto(url)
    data = page.pdf(format=paper, prefer_css_page_size=True)
    return list(PdfReader(BytesIO(data)).pages)


def lines(sheet: PageObject) -> list[str]:
    """Return the text of a sheet by lines, from the top."""
    return [" ".join(line.split()) for line in sheet.extract_text().splitlines() if line.strip()]


def left_edge(sheet: PageObject) -> float:
    """Return how far from the left edge of a sheet its text begins, in millimetres."""
    edges: list[float] = []

    def visit(text: str, user: list[float], matrix: list[float], *_font: object) -> None:
        if text.strip():
            edges.append(user[0] * matrix[4] + user[4])

    sheet.extract_text(visitor_text=visit)
    return min(edges) / POINTS_PER_MM


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("code", SHEETS)
def test_sheets_have_numbers_a_running_head_and_an_address(
    offline_page: Page, base_url: str, code: str, paper: str
):
    path, title, printed_word, links_word = SHEETS[code]
    sheets = printed(offline_page, base_url + path, paper)
    assert len(sheets) > 1
    address = (base_url + path).removeprefix("http://").rsplit("/", 2)[0]
    for number, sheet in enumerate(sheets, start=1):
        found = " ".join(lines(sheet))
        assert f"{number} ({len(sheets)})" in found
        assert address in found
        assert round(left_edge(sheet)) >= ROOM_FOR_PUNCHING
    first, last = lines(sheets[0]), lines(sheets[-1])
    assert printed_word in " ".join(first)
    assert links_word in last
    for sheet in sheets[1:]:
        assert title in lines(sheet)


def test_the_running_head_names_section_and_page(offline_page: Page, base_url: str):
    sheets = printed(offline_page, f"{base_url}/sv/om-oss/sa-arbetar-vi/skriv-ut/")
    assert len(sheets) > 1
    assert all("Om oss – Så arbetar vi" in lines(sheet) for sheet in sheets[1:])
    assert "Om oss – Så arbetar vi" not in lines(sheets[0])


def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(offline_page: Page, base_url: str):
    page = offline_page
    page.goto(f"{base_url}/sv/om-oss/sa-arbetar-vi/skriv-ut/")
    headings = set(page.locator(".paper-body :is(h2, h3)").all_inner_texts())
    assert len(headings) > 3
    # Whatever stands above moves the text down the sheet, past every place where it can break.
    for millimetres in range(0, 60, 12):
        page.evaluate(f"document.querySelector('.paper-body').style.paddingTop = '{millimetres}mm'")
        data = page.pdf(format="A4", prefer_css_page_size=True)
        for sheet in PdfReader(BytesIO(data)).pages:
            # The margins come first in the file.
            assert lines(sheet)[-1] not in headings


def test_tools_stay_on_the_screen(offline_page: Page, base_url: str):
    text = " ".join(lines(printed(offline_page, f"{base_url}/en/about-us/print/")[0]))
    assert "Back to the page" not in text
    assert "Svenska" not in text
    assert "Skip to content" not in text
