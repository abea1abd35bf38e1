"""Drawings on paper: WeasyPrint gives the page's style sheets to the HTML and not to SVG inside it.

So each drawing gets its own: `css/drawings.css`, with the tokens' values in place of their names.
"""

import re

from .resources import static_bytes

SHEET, TOKENS = "css/drawings.css", "css/tokens.css"
TOKEN = re.compile(r"(--[a-z-]+):\s*(#[0-9a-f]{3,6})")
LABEL = re.compile(r'aria-label="([^"]*)"')
TAG = re.compile(r"<svg\b[^>]*?(/?)>|</svg>")


def style_for(voice: str) -> str:
    """Return the style sheet of drawings in a section of the given accent."""
    tokens: dict[str, str] = {}
    for name, value in TOKEN.findall(static_bytes(TOKENS).decode()):
        tokens.setdefault(name, value)  # the first are those of light paper
    tokens |= {"--voice": tokens[f"--{voice}"], "--paper": "#fff", "--ink": "#000"}
    css = static_bytes(SHEET).decode()
    return re.sub(r"var\((--[a-z-]+)\)", lambda match: tokens[match[1]], css)


def with_styles(html: str, css: str) -> str:
    """Return a document whose outermost drawings hold a style sheet, and their label as title.

    The title is what a PDF gives to those who listen.
    """
    depth = 0

    def dressed(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0].startswith("</"):
            depth = max(0, depth - 1)
            return match[0]
        if match[1]:
            return match[0]
        depth += 1
        if depth > 1:
            return match[0]
        named = LABEL.search(match[0])
        title = f"<title>{named[1]}</title>" if named else ""
        return f"{match[0]}{title}<style>{css}</style>"

    return TAG.sub(dressed, html)
