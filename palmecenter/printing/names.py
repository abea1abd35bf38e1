"""Names of files as readers keep them."""

import re
import unicodedata
from urllib.parse import quote

from palmecenter.languages.slugs import slug_of

MOST_LETTERS = 80
FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')


def content_disposition(title: str, ending: str) -> str:
    """Return the header that makes a browser keep a file under a title (RFC 6266, RFC 8187).

    Letters as they are for whoever can; ASCII for old programs. Control characters go, and those
    that turn the direction of text: a name could end in something else than it seems to.
    """
    words = FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    words = "".join(letter for letter in words if unicodedata.category(letter)[0] != "C")
    words = " ".join(words.split())[:MOST_LETTERS].strip(". ") or "file"
    plain = slug_of(words) or "file"
    header = f'attachment; filename="{plain}.{ending}"'
    if words != plain:
        header += f"; filename*=UTF-8''{quote(f'{words}.{ending}', safe='')}"
    return header
