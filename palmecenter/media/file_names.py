"""Names of files as readers keep them: as their title is written; in ASCII for old programs."""

import re
import unicodedata
from urllib.parse import quote

from django.utils.text import slugify

from palmecenter.languages.slugs import slug_of

# Together with an ending it fits into the 255 bytes that file systems give a name.
MOST_BYTES = 180
FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
# Persian and the scripts of India need these to write some words.
JOINERS = "\u200c\u200d"
ATTR_CHAR = "!#$&+-.^_`|~"


def file_name(title: str, ending: str, language: str = "") -> str:
    """Name a file: its title as it is written, without what no name may hold.

    The language that it is in follows: two editions may be called the same.

    Control characters go, and those that turn the direction of text: a name could end in something
    else than it seems to.
    """
    words = FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    words = "".join(
        letter if unicodedata.category(letter)[0] != "Z" else " "
        for letter in words
        if letter in JOINERS or unicodedata.category(letter)[0] != "C"
    )
    words = " ".join(words.split()).strip(". ")
    name = _shortened(words) or "file"
    return f"{name} ({language}).{ending}" if language else f"{name}.{ending}"


def _shortened(words: str) -> str:
    """Cut the words to `MOST_BYTES` of UTF-8, between letters and their marks."""
    short = words.encode()[:MOST_BYTES].decode(errors="ignore")
    if len(short) < len(words):
        while short and unicodedata.category(words[len(short)])[0] == "M":
            short = short[:-1]
    return short.strip()


def content_disposition(name: str, plain: str) -> str:
    """Write the header that makes a browser keep a file under a name (RFC 6266, RFC 8187).

    `plain` is the name for programs that know only ASCII; it must be a slug with an ending.
    """
    header = f'attachment; filename="{plain}"'
    if name != plain:
        header += f"; filename*=UTF-8''{quote(name, safe=ATTR_CHAR)}"
    return header


def plain_name(slug: str, language: str, ending: str) -> str:
    """Name a file in ASCII: the slug of its page and its language."""
    return f"{slugify(slug) or 'file'}-{language}.{ending}"


def disposition_of(title: str, ending: str) -> str:
    """Write the header for a file that is called what a page is called."""
    name = file_name(title, ending)
    plain = slug_of(name.removesuffix(f".{ending}")) or "file"
    return content_disposition(name, f"{plain}.{ending}")
