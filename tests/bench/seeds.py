"""What the fuzzing begins with: every address pattern, and every address that pages lead to."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.urls import URLPattern, get_resolver
from django.utils import translation
from django.utils.regex_helper import normalize

# Every page is asked for anyway; of what they lead to, most is the same in other words.
MOST_CRAWLED = 700
LINK = re.compile(rb"""(?:href|src|action)=["']([^"'#]+)["']""")
FIELD = re.compile(rb"""<(?:input|select|textarea|button)[^>]*\bname=["']([^"']+)["']""")

# Names of form fields met on the way: what a garbled form has.
FIELDS: list[str] = []


def seeds(client: Any) -> list[str]:
    """Return addresses with their queries, sorted: the same for the same site."""
    found = set(_crawled(client)) | {f"/{one}" for one in _patterns()}
    FIELDS[:] = sorted(set(FIELDS))
    return sorted(found)


def _patterns() -> Iterator[str]:
    """Yield an address for each pattern, with `{}` for what differs."""
    for code in ("sv", "en"):
        with translation.override(code):
            yield from _below(get_resolver(), "")


def _below(resolver: Any, above: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        for template, names in normalize(one.pattern.regex.pattern):
            path = above + template % dict.fromkeys(names, "{}")
            if isinstance(one, URLPattern):
                yield path
            else:
                yield from _below(one, path)


def _crawled(client: Any) -> Iterator[str]:
    """Yield what the public pages lead to, and every view below each of them in both languages."""
    from palmecenter.pages.models import BasePage
    from palmecenter.pages.routes import renderings

    waiting = ["/sitemap.xml"]
    for page, code in product(BasePage.objects.live().specific(), ("sv", "en")):
        address = page.address(code)
        waiting.append(address)
        yield from (f"{address}{view.path(code)}" for view in renderings(page))
    known = set(waiting)
    for address in waiting:
        yield address
        if len(known) > MOST_CRAWLED or _is_heavy(address):
            continue
        response = client.get(address)
        content = b"" if response.streaming else response.content
        FIELDS.extend(name.decode() for name in FIELD.findall(content))
        for link in LINK.findall(content):
            found = _of_site(link.decode(errors="replace").replace("&amp;", "&"), address)
            if found and found not in known:
                known.add(found)
                waiting.append(found)


def _is_heavy(address: str) -> bool:
    """Tell whether an address is a file: asked for in its turn, but not read for links."""
    return bool(
        re.search(r"/(pdf|epub|booklet|hafte)/|/hamta/|/download/|^/(media|static)/", address)
    )


def _of_site(link: str, address: str) -> str:
    try:
        parts = urlsplit(urljoin(f"http://testserver{address}", link))
    except ValueError:
        return ""
    if parts.netloc not in {"testserver", "127.0.0.1:8000"} or parts.path.startswith("/static/"):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")
