"""Comments and whatever else lies on top of the pages: found, and taken out with its words."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from .findings import COMMENTS, COVERS, MARKINGS, REDACTIONS, Finding, excerpt_of
from .walking import ANNOTATIONS, Placed, dictionaries, words_of

# What belongs to the page: links, and the fields of forms.
KEPT = (Name.Link, Name.Widget)
NOTES = (Name.Text, Name.Highlight, Name.Underline, Name.Squiggly, Name.StrikeOut, Name.Caret)
SHAPES = (Name.Square, Name.Circle, Name.Polygon, Name.Highlight)
# In a shape's colour, each of grey, or red, green and blue; in CMYK it is the other way round.
DARK = 0.35


def is_annotation(found: Object) -> bool:
    """Whether a dictionary stands on a page, such as a comment or a link."""
    return "/Rect" in found and isinstance(found.get("/Subtype"), Name)


def is_comment(found: Object) -> bool:
    """Whether it lies on top of a page and is no part of it."""
    says_so = found.get("/Type") == Name.Annot
    return (says_so or is_annotation(found)) and found.get("/Subtype") not in KEPT


def find_comments(found: Iterable[Placed]) -> Iterator[Finding]:
    """Yield comments and markings; also redactions that never were, and dark shapes."""
    for page, one in found:
        if is_comment(one) and one.get("/Subtype") != Name.Popup:
            yield _finding(page, one)


def _finding(page: int | None, one: Object) -> Finding:
    text = words_of(one.get("/Contents")) or _plain(words_of(one.get("/RC")))
    excerpt = excerpt_of(text or words_of(one.get("/Subj")))
    kind = one.get("/Subtype")
    if kind == Name.Redact:
        return Finding(REDACTIONS, page, excerpt)
    if kind in SHAPES and _is_dark(one):
        return Finding(COVERS, page, excerpt)
    return Finding(COMMENTS if kind in NOTES else MARKINGS, page, excerpt)


def _plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", markup))


def _is_dark(one: Object) -> bool:
    """Whether a shape is filled with a dark colour; a highlighter's is its only one."""
    colour = one.get("/C" if one.get("/Subtype") == Name.Highlight else "/IC")
    if not isinstance(colour, Array) or not len(colour):
        return False
    try:
        parts = [float(part) for part in colour]
    except (TypeError, ValueError):
        return False
    if len(parts) == 4:
        black = parts.pop()
        parts = [1 - min(1, part + black) for part in parts]
    return max(parts) < DARK


def remove_comments(pdf: pikepdf.Pdf) -> None:
    """Take out all comments: from the pages, and emptied wherever else something leads to them.

    A tree of tags leads to them, a reply leads to its comment, and a comment to its window.
    """
    gone = [one for one in dictionaries(pdf) if is_comment(one)]
    for page in pdf.pages:
        listed = page.obj.get(ANNOTATIONS)
        if isinstance(listed, Array):
            known = [one for one in listed if isinstance(one, Dictionary)]
            kept = [one for one in known if one.get("/Subtype") in KEPT]
            gone += [one for one in known if one.get("/Subtype") not in KEPT]
            if len(kept) != len(listed):
                page.obj[ANNOTATIONS] = Array(kept)
    numbers = {one.objgen for one in gone if one.is_indirect}
    for one in dictionaries(pdf):
        _remove_tags(one, numbers)
    for one in gone:
        for key in list(one.keys()):
            if not (isinstance(one, pikepdf.Stream) and key == "/Length"):
                del one[key]


def _remove_tags(element: Object, numbers: set[tuple[int, int]]) -> None:
    """Take references to comments out of an element of the tree of tags."""
    children = element.get("/K")
    if isinstance(children, Dictionary) and _leads_to(children, numbers):
        del element["/K"]
    elif isinstance(children, Array):
        kept = [one for one in children if not _leads_to(one, numbers)]
        if len(kept) != len(children):
            element["/K"] = Array(kept)


def _leads_to(child: object, numbers: set[tuple[int, int]]) -> bool:
    if not isinstance(child, Dictionary):
        return False
    aim = child.get("/Obj")
    return isinstance(aim, Object) and aim.objgen in numbers and aim.is_indirect
