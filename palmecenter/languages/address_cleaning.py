"""Addresses as people bring them, and as they are written here.

Typed with capitals, pasted out of a mail with the full stop behind, marked by another site with
where the reader came from, or noted down while the site had another system.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from .codes import CODES

# What other sites and newsletters put behind an address to follow readers. Nothing here reads it.
FOLLOWING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|gad)_\w+|_hs\w+"
    r"|\w{1,2}clid|msclkid|gclsrc|gbraid|wbraid|li_fat_id|igshid|igsh|srsltid"
    r"|mc_[ce]id|mkt_tok|_g[al]|_openstat|oly_(?:anon|enc)_id|vero_id|s_cid|ss_source",
    re.IGNORECASE,
)
# What stands behind an address in a text: no letter, digit, hyphen or underscore ends one of ours.
BEHIND = re.compile(r"[^\w-]+$")
SESSION = re.compile(r";\w+=[^/;]*")
START_PAGE = re.compile(r"/(?:index|default|start)(?:\.\w{2,5})?$", re.IGNORECASE)
ENDING = re.compile(r"\.(?:[xs]?html?|php\d?|aspx?|jspx?|cfm)$", re.IGNORECASE)
# No address of ours is longer.
LONGEST = 1000


def without_following(query: str) -> str:
    """Return a query as it is but for what follows readers; the rest keeps its order and bytes."""
    parts = [part for part in query.split("&") if part]
    kept = [part for part in parts if not FOLLOWING.fullmatch(_name(part))]
    return query if kept == parts else "&".join(kept)


def _name(part: str) -> str:
    return unquote_plus(part.partition("=")[0])


def tidied_with_ending(path: str) -> str:
    """Return a path without what a text has behind it, doubled slashes and an old session's id.

    The ending of an old site's file is still there: a redirect may be from that.
    """
    path = re.sub(r"/{2,}", "/", SESSION.sub("", f"/{path}"))
    path = BEHIND.sub("", path) or "/"
    return path if path == "/" or "." in path.rpartition("/")[2] else f"{path}/"


def tidied(path: str) -> Iterator[str]:
    """Yield the paths that somebody may have meant by one, the likeliest first, but not it itself.

    First with its letters as they are, but for the language: what is below a page may have some in
    which case counts, such as the key of a registration.
    """
    if len(path) > LONGEST:
        return
    plain = tidied_with_ending(path).removesuffix("/")
    plain = ENDING.sub("", START_PAGE.sub("", plain))
    meant = plain if "." in plain.rpartition("/")[2] else f"{plain}/"
    if (code := language_meant(path)) is not None:
        meant = f"/{code}{meant[len(code) + 1 :]}"
    for one in dict.fromkeys((meant, meant.lower())):
        if one != path:
            yield one


def language_meant(path: str) -> str | None:
    """Return the language that a path begins with, in whatever case; None of any other."""
    first = path.strip("/").partition("/")[0].lower()
    return first if first in CODES else None
