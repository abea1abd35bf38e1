"""Texts behind the page: alternative texts, bookmarks, names of fields, destinations and layers.

Programs write into them what nobody has typed: the path of a picture, with the name of whoever is
at the computer.
"""

import re
import zlib
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream, String

from .findings import NAMES, PATHS, Finding, excerpt_of
from .hidden import contents_of, is_drawing
from .walking import Placed, dictionaries, words_of

# Taken out when they are a path: only those who listen hear them, and it tells them nothing.
REMOVED = ("/Alt", "/ActualText", "/E", "/TU", "/TM", "/Lang")
# Also read, and asked about: bookmarks, names of layers and of fields, prefixes of page numbers.
ASKED = ("/Title", "/Name", "/T", "/ID", "/P", "/Contents")
PATH = re.compile(
    r"""(?ix)
    (?<![a-z]) [a-z]:[\\/] (?!/)   # a drive
    | \\\\ [\w.$-]+ \\            # a server
    | file:/ | ~/
    | (?<![\w.:/]) / (users|home|root|mnt|media|volumes|private|tmp|var) /
    | [\w)-] \. (docx? | odt | rtf | indd | idml | ai | psd | eps | jpe?g | png | tiff? | gif | heic
      | webp | bmp | svg | pptx? | odp | xlsx? | ods | pdf) \b
    """
)
USER = re.compile(r"(?i)[\\/](?:users|home)[\\/]+([^\\/\s]{3,})")
SHORTEST_NAME = 4
LABELLED = re.compile(rb"/(?:ActualText|Alt|E)\b")


def names_in(pdf: pikepdf.Pdf, found: Iterable[Placed]) -> set[str]:
    """The names of those who worked on a file, as its metadata, comments and paths tell them."""
    texts = [words_of(pdf.docinfo.get(key)) for key in ("/Author", "/Manager")]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        creators = metadata.get("dc:creator", [])
        texts += [creators] if isinstance(creators, str) else list(creators)
    for _page, one in found:
        if "/Rect" in one and one.get("/Subtype") != Name.Widget:
            texts.append(words_of(one.get("/T")))
        if one.get("/Type") == Name.Sig:
            texts.append(words_of(one.get("/Name")))
        for key in REMOVED:
            texts += USER.findall(words_of(one.get(key)))
    names = {name.strip().casefold() for text in texts for name in re.split(r"[;,]", text)}
    return {name for name in names if len(name) >= SHORTEST_NAME}


def find_labels(pdf: pikepdf.Pdf, found: Iterable[Placed]) -> Iterator[Finding]:
    """Yield texts behind the page that hold a path, a file's name or the name of a maker."""
    found = list(found)
    names = names_in(pdf, found)
    for place, one in found:
        yield from _told(place, one, names)
    for number, page in enumerate(pdf.pages, 1):
        for label in _inline(page, contents_of(page.obj)):
            yield from _told(number, label, names)
    for drawing in pdf.objects:
        if is_drawing(drawing):
            for label in _inline(drawing, drawing.read_bytes()):
                yield from _told(None, label, names)


def _told(page: int | None, one: Object, names: set[str]) -> Iterator[Finding]:
    for key in (*REMOVED, *ASKED):
        for text in _texts(one, key):
            if PATH.search(text) and key in REMOVED:
                yield Finding(PATHS, page, excerpt_of(text))
            elif PATH.search(text) or any(name in text.casefold() for name in names):
                yield Finding(NAMES, page, excerpt_of(text))
    if "/Names" in one and isinstance(one.get("/Names"), pikepdf.Array):
        for text in filter(None, map(words_of, one.Names)):
            if PATH.search(text) or any(name in text.casefold() for name in names):
                yield Finding(NAMES, page, excerpt_of(text))


def _texts(one: Object, key: str) -> Iterator[str]:
    """The text under a key, unless a comment's or a signature's, which go as a whole."""
    value = one.get(key)
    if not isinstance(value, String):
        return
    if key in {"/T", "/Contents"} and "/Rect" in one and one.get("/Subtype") != Name.Widget:
        if key == "/Contents" and one.get("/Subtype") == Name.Link:
            yield str(value)
        return
    if one.get("/Type") == Name.Sig or "/Producer" in one or "/Author" in one:
        return
    yield str(value)


def _inline(holder: pikepdf.Page | Object, data: bytes) -> Iterator[Dictionary]:
    """The labels that stand in the text of a page or a drawing itself."""
    if LABELLED.search(data):
        for instruction in pikepdf.parse_content_stream(holder, "BDC DP"):
            for operand in instruction.operands:
                if isinstance(operand, Dictionary):
                    yield operand


def remove_paths(pdf: pikepdf.Pdf) -> None:
    """Take out the texts behind the page that are paths, and the file names among them."""
    for one in dictionaries(pdf):
        _without_paths(one)
        if one.get("/Subtype") == Name.Link and PATH.search(words_of(one.get("/Contents"))):
            del one["/Contents"]
    for page in pdf.pages:
        if changed := _changed(page, contents_of(page.obj)):
            if isinstance(page.obj.Contents, Stream):
                _write(page.obj.Contents, changed)
            else:  # several, of which other pages may have some too
                page.obj.Contents = pdf.make_stream(changed)
    for drawing in pdf.objects:
        if is_drawing(drawing) and (changed := _changed(drawing, drawing.read_bytes())):
            _write(drawing, changed)


def _write(stream: Stream, data: bytes) -> None:
    # Packed here, so that a file that is cleaned again stays as it is.
    stream.write(zlib.compress(data), filter=Name.FlateDecode)


def _without_paths(one: Object) -> bool:
    gone = [key for key in REMOVED if PATH.search(words_of(one.get(key)))]
    for key in gone:
        del one[key]
    return bool(gone)


def _changed(holder: pikepdf.Page | Object, data: bytes) -> bytes:
    """What a page says without the paths in it; nothing if there are none."""
    if not LABELLED.search(data):
        return b""
    instructions = list(pikepdf.parse_content_stream(holder))
    changed = [
        _without_paths(operand)
        for instruction in instructions
        if str(instruction.operator) in {"BDC", "DP"}
        for operand in instruction.operands
        if isinstance(operand, Dictionary)
    ]
    return pikepdf.unparse_content_stream(instructions) if any(changed) else b""
