"""Merging the parts of a book into one document: one id for each thing, one tree of headings.

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


def merge_parts(parts: tuple[Part, ...], base: str) -> list[SafeString]:
    """Make the HTML of each part ready to stand in one document at the absolute address `base`.

    A part's own anchor is to be the id of the element around it.
    """
    anchors = {_bare(urljoin(base, part.address)): part.anchor for part in parts if part.address}
    by_id = anchors_by_id(parts)
    return [_merged(part, anchors, by_id, base) for part in parts]


def anchors_by_id(parts: tuple[Part, ...]) -> dict[str, str]:
    """The part in which each id is found first, such as a word's in the glossary."""
    by_id: dict[str, str] = {}
    for part in parts:
        for element in BeautifulSoup(part.html, "html.parser").select("[id]"):
            by_id.setdefault(str(element["id"]), part.anchor)
    return by_id


def _merged(part: Part, anchors: dict[str, str], by_id: dict[str, str], base: str) -> SafeString:
    soup = BeautifulSoup(part.html, "html.parser")
    # What is in the part itself comes before what others call the same.
    by_id = by_id | {str(element["id"]): part.anchor for element in soup.select("[id]")}
    for element in soup.find_all(True):
        _mark(element, part.anchor)
    for heading in soup.find_all(["h2", "h3", "h4", "h5"]):
        heading.name = f"h{min(int(heading.name[1]) + 1, LOWEST_LEVEL)}"
    own = urljoin(base, part.address) if part.address else base
    for link in soup.find_all("a", href=True):
        href = str(link["href"])
        if href.startswith("#"):
            there = by_id.get(href[1:])
            link["href"] = f"#{there}-{href[1:]}" if there else f"#{part.anchor}"
        else:
            link["href"] = _within(href, anchors, own)
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
            element[name] = " ".join(f"{anchor}-{id_}" for id_ in named.split())


def _within(href: str, anchors: dict[str, str], own: str) -> str:
    """The address to which a link of a part leads inside the book, or the link as it was."""
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
