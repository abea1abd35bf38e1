"""Weaving the parts of a book into one document: one id for each thing, one tree of headings.

Each part was written as a page of its own. Together, ids get the anchor of their part in front, a
heading goes one level down below the part's own title, and a link to a page that is a part of the
book leads there.
"""

from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.utils.safestring import SafeString, mark_safe

from .books import Part
from .links import HTML

# Attributes that name an id, or several.
REFERENCES = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "for",
    "headers",
)
LOWEST_LEVEL = 6


def woven(parts: tuple[Part, ...], base: str) -> list[SafeString]:
    """Return the HTML of each part, ready to stand in one document at the absolute address `base`.

    A part's own anchor is to be the id of the element around it.
    """
    anchors = {_bare(urljoin(base, part.address)): part.anchor for part in parts if part.address}
    return [_woven(part, anchors, base) for part in parts]


def _woven(part: Part, anchors: dict[str, str], base: str) -> SafeString:
    soup = BeautifulSoup(part.html, "html.parser")
    for element in soup.find_all(True):
        _mark(element, part.anchor)
    for heading in soup.find_all(["h2", "h3", "h4", "h5"]):
        heading.name = f"h{min(int(heading.name[1]) + 1, LOWEST_LEVEL)}"
    own = urljoin(base, part.address) if part.address else base
    for link in soup.find_all("a", href=True):
        link["href"] = _within(str(link["href"]), part.anchor, anchors, own)
    # Safe before, and only ids, levels and links within the document were changed.
    return mark_safe(soup.decode(formatter=HTML))  # noqa: S308


def _mark(element: Tag, anchor: str) -> None:
    if element.get("id"):
        element["id"] = f"{anchor}-{element['id']}"
    for name in REFERENCES:
        if element.get(name):
            named = (
                str(element[name]) if isinstance(element[name], str) else " ".join(element[name])
            )
            element[name] = " ".join(f"{anchor}-{one}" for one in named.split())


def _within(href: str, anchor: str, anchors: dict[str, str], own: str) -> str:
    """Return where a link of a part leads inside the book, or the link as it was."""
    if href.startswith("#"):
        return f"#{anchor}-{href[1:]}" if len(href) > 1 else f"#{anchor}"
    try:
        page, fragment = urldefrag(urljoin(own, href))
    except ValueError:  # such as `http://[`, which an editor may well have typed
        return href
    target = anchors.get(_bare(page))
    if target is None:
        return href
    return f"#{target}-{fragment}" if fragment else f"#{target}"


def _bare(address: str) -> str:
    return urldefrag(address).url.rstrip("/")
