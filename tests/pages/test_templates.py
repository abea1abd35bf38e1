"""What no template may say, whichever page it shows."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
PUBLIC = [path for path in TEMPLATES.rglob("*.html") if "admin" not in path.parts]

# A page's title is the staff's: it mirrors one language whatever the reader's is. The title of a
# print document and that of a block are texts of their own.
PAGE_TITLE = re.compile(
    r"\{[{%][^}]*\b(page|shown|item|child|parent|crumb|ancestor|related|entry|target|section|hit)"
    r"\.(draft_)?title\b"
)
# JSON-LD is data: no browser runs it.
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=\""
    r"|<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))|javascript:",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=\"(?:https?:)?//", re.IGNORECASE
)


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_prints_no_page_title_and_nothing_inline_or_from_elsewhere(path):
    text = path.read_text(encoding="utf-8")
    assert not PAGE_TITLE.search(text)
    assert not INLINE.search(text)
    assert not ELSEWHERE.search(text)
