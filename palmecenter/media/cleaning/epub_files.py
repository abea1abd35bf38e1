"""What lies in an EPUB: pages without notes nobody sees, pictures and sounds without metadata."""

import re
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageSequence

from .audio import clean_mp3
from .containers import strip_jpeg, strip_webp

PAGES = (".xhtml", ".html", ".htm", ".svg", ".ncx")
STYLES = (".css",)
# In a page: what runs. Bytes, because a page may be in any coding that has ASCII in it.
RUNS = re.compile(
    rb"(?i)<script\b|<[a-z][^>]*\s(?:on[a-z]+\s*=|[a-z:]*href\s*=\s*[\"']\s*javascript:)"
)
NOTES = re.compile(rb"(?s)<!--.*?-->")
STYLE_NOTES = re.compile(rb"(?s)/\*.*?\*/")
# CDATA is text, and what looks like a note in there is none.
TEXT_AS_IT_IS = re.compile(rb"(?s)(<!\[CDATA\[.*?\]\]>)")
# Who wrote the page, and with what; of the table of contents what readers need stays.
HEADS_OWN = re.compile(
    rb"(?is)<meta\b(?=[^>]*\sname\s*=)(?![^>]*\sname\s*=\s*[\"'](?:viewport|dtb:uid|dtb:depth"
    rb"|dtb:totalPageCount|dtb:maxPageNumber)[\"'])[^>]*?(?:/>|>\s*</meta>|>)"
)
AUTHOR_OF_CONTENTS = re.compile(rb"(?is)<docAuthor\b.*?</docAuthor>\s*")
DRAWINGS_OWN = re.compile(rb"(?is)<metadata\b.*?</metadata>\s*")
JPEG, PNG, GIF, RIFF = b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"RIFF"


def clean_member(name: str, data: bytes) -> bytes:
    """A file of a book without what it tells about people; the words of its pages are untouched.

    Pictures are known by their content, whatever they are called. Raises ValidationError for a page
    that runs a script, and whatever a decoder raises for a damaged picture.
    """
    if name.lower().endswith(PAGES):
        return _clean_page(data)
    if name.lower().endswith(STYLES):
        return STYLE_NOTES.sub(b"", data)
    if name.lower().endswith(".mp3"):
        sound = BytesIO(data)
        clean_mp3(sound, "")
        return sound.getvalue()
    return _clean_picture(data)


def _clean_page(data: bytes) -> bytes:
    if RUNS.search(NOTES.sub(b"", data)):
        message = _(
            "This e-book runs scripts, and they can tell who reads it. "
            "Export it without scripts and upload that."
        )
        raise ValidationError(message, code="scripts")
    parts = TEXT_AS_IT_IS.split(data)
    for place in range(0, len(parts), 2):
        for gone in (NOTES, HEADS_OWN, AUTHOR_OF_CONTENTS, DRAWINGS_OWN):
            parts[place] = gone.sub(b"", parts[place])
    return b"".join(parts)


def _clean_picture(data: bytes) -> bytes:
    if data.startswith(JPEG):
        return strip_jpeg(data)
    if data.startswith(RIFF) and data[8:12] == b"WEBP":
        return strip_webp(data)
    if data.startswith(PNG):
        return _written_anew(data, "PNG")
    return _written_anew(data, "GIF") if data.startswith(GIF) else data


def _written_anew(data: bytes, kind: str) -> bytes:
    """A picture that loses nothing by that; a moving one goes on moving."""
    with Image.open(BytesIO(data), formats=(kind,)) as picture:
        options: dict[str, Any] = {"save_all": True} if getattr(picture, "n_frames", 1) > 1 else {}
        if kind == "PNG":
            options["icc_profile"] = picture.info.get("icc_profile")
        first, *others = (_bare(frame) for frame in ImageSequence.Iterator(picture))
        target = BytesIO()
        if others:
            options["append_images"] = others
        first.save(target, kind, **options)
        return target.getvalue()


def _bare(frame: Image.Image) -> Image.Image:
    """A frame with what it looks like and how long it lasts, and no word."""
    kept = ("transparency", "duration", "loop", "disposal", "background")
    bare = frame.copy()
    bare.info = {key: frame.info[key] for key in kept if key in frame.info}
    return bare
