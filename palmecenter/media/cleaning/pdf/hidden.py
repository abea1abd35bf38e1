"""What a PDF hides and any reader can uncover: layers, entries of forms, attached files."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeGuard

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from .findings import (
    ATTACHMENTS,
    ENTRIES,
    HIDDEN_LAYERS,
    INLINE_METADATA,
    SIGNATURES,
    XFA_FORMS,
    Finding,
    excerpt_of,
)
from .walking import Placed, words_of

# What a camera writes into a JPEG begins so.
CAMERAS_OWN = re.compile(rb"Exif\x00\x00|http://ns\.adobe\.com/xap|Photoshop 3\.0\x00")


def find_hidden(found: Iterable[Placed]) -> Iterator[Finding]:
    """Yield what is filled in, signed or attached, one by one."""
    for page, one in found:
        if "/EF" in one:
            name = words_of(one.get("/UF")) or words_of(one.get("/F"))
            yield Finding(ATTACHMENTS, page, excerpt_of(name))
        if "/XFA" in one:
            yield Finding(XFA_FORMS)
        yield from _entries(page, one)


def _entries(page: int | None, field: Object) -> Iterator[Finding]:
    if not ("/FT" in field or "/T" in field or field.get("/Subtype") == Name.Widget):
        return
    name = words_of(field.get("/T"))
    if field.get("/FT") == Name.Sig:
        signature = field.get("/V")
        if isinstance(signature, Dictionary):
            yield Finding(SIGNATURES, page, excerpt_of(words_of(signature.get("/Name"))))
        return
    for key in ("/V", "/DV"):
        value = field.get(key)
        text = _ticked(value) if isinstance(value, Name) else words_of(value)
        if text.strip():
            yield Finding(ENTRIES, page, excerpt_of(f"{name}: {text}" if name else text))
            return


def _ticked(value: Name) -> str:
    return "" if value == Name.Off else str(value).lstrip("/")


def hidden_layers(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield layers that are not shown unless somebody switches them on."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return
    layers = _all(properties.get("/OCGs"))
    usual = properties.get("/D")
    off = _keys(usual, "/OFF")
    if isinstance(usual, Dictionary) and usual.get("/BaseState") == Name.OFF:
        on = _keys(usual, "/ON")
        off |= {layer.objgen for layer in layers if layer.objgen not in on}
    for layer in layers:
        if layer.objgen in off or _is_off(layer):
            yield Finding(HIDDEN_LAYERS, None, excerpt_of(words_of(layer.get("/Name"))))
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.OCMD and _is_reversed(one):
            yield Finding(HIDDEN_LAYERS)


def _all(array: object) -> list[Object]:
    if not isinstance(array, Array):
        return []
    return [one for one in array if isinstance(one, Dictionary)]


def _keys(usual: object, name: str) -> set[tuple[int, int]]:
    if not isinstance(usual, Dictionary):
        return set()
    return {one.objgen for one in _all(usual.get(name))}


def _is_off(layer: Object) -> bool:
    """Whether a layer says of itself that it is not seen on the screen, or not on paper."""
    usage = layer.get("/Usage")
    if not isinstance(usage, Dictionary):
        return False
    states = {"/View": "/ViewState", "/Print": "/PrintState"}
    return any(
        isinstance(about := usage.get(key), Dictionary) and about.get(state) == Name.OFF
        for key, state in states.items()
    )


def _is_reversed(membership: Object) -> bool:
    """Whether something is seen only while layers are off, or by a rule of several of them."""
    return membership.get("/P") in (Name.AllOff, Name.AnyOff) or "/VE" in membership


def inline_metadata(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield pages and drawings whose own text holds a picture with what a camera wrote."""
    for number, page in enumerate(pdf.pages, 1):
        if CAMERAS_OWN.search(contents_of(page.obj)):
            yield Finding(INLINE_METADATA, number)
    for one in pdf.objects:
        if is_drawing(one) and CAMERAS_OWN.search(one.read_bytes()):
            yield Finding(INLINE_METADATA)


def is_drawing(one: Object) -> TypeGuard[Stream]:
    """Whether a stream is drawn as a page is: a form, or the pattern of an area."""
    return isinstance(one, Stream) and (
        one.get("/Subtype") == Name.Form or one.get("/PatternType") == 1
    )


def contents_of(page: Object) -> bytes:
    """What a page says, as bytes; it may stand in several streams."""
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(one.read_bytes() for one in streams if isinstance(one, Stream))
