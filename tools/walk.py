"""Walk a whole site as a reader would, note every answer, and compare two such walks.

    python -m tools.walk record before.json.gz     # then change the code
    python -m tools.walk record after.json.gz
    python -m tools.walk compare before.json.gz after.json.gz

Asked for are all addresses of the sitemap, whatever the pages lead to, and below one page of each
type every word that stands below any page, in both languages, with a form as well. The clock stands
still meanwhile. The database is that of the settings; SQLite in `var` unless told otherwise.
"""

import gzip
import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import django

NOW = "2026-12-01T12:00:00+00:00"
HOST = "127.0.0.1"
LINK = re.compile(rb"""(?:href|src|action)=["']([^"'#]+)["']|<loc>([^<]+)</loc>""")
HEAVY = re.compile(r"/(pdf|epub|booklet|hafte)/")
UNREAD = re.compile(r"^/(static|media|admin)/")
# What differs from one answer to the next and says nothing: a header or a piece of a body.
PASSING_HEADERS = {"date", "x-request-id", "etag", "content-length", "server-timing"}
PASSING = [
    (re.compile(r"nonce-[\w+/=-]+"), "nonce"),
    (re.compile(r"(name=\"(?:csrfmiddlewaretoken|mark|token|seed)\" value=\")[^\"]*"), r"\1"),
    (re.compile(r"(/static/[\w/.-]+?)\.[0-9a-f]{12}(\.\w+)"), r"\1\2"),
    (re.compile(r"seed=[\w-]+"), "seed="),
]
MOST_OF_A_KIND = 6
Walk = dict[str, dict[str, Any]]


def record(target: Path) -> None:
    """Walk the site and write what it answered."""
    import time_machine
    from django.conf import settings
    from django.test import Client

    logging.disable()

    settings.DOCUMENTS_AN_HOUR = 100_000
    with time_machine.travel(NOW, tick=False):
        client = Client(headers={"host": HOST}, raise_request_exception=False)
        found = dict(_walked(client))
    with gzip.open(target, "wt", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False, indent=0, sort_keys=True)
    print(f"{len(found)} answers in {target}")


def _walked(client: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    waiting = ["/sitemap.xml", "/robots.txt", "/", "/sv/", "/en/", *_pages()]
    known = set(waiting)
    for address in waiting:  # grows meanwhile
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield f"GET {address}", _noted(answer, content)
        for link in dict.fromkeys(_links(content, address)):
            if link not in known and _is_of_interest(link, known):
                known.add(link)
                waiting.append(link)
    for address in _below(known):
        if address not in known:
            answer = client.get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            yield f"GET {address}", _noted(answer, content)
        yield f"POST {address}", _noted(answer := client.post(address), b"")


def _pages() -> list[str]:
    from palmecenter.pages.models import BasePage

    pages = BasePage.objects.live().order_by("path").specific()
    return [page.address(code) for page in pages for code in ("sv", "en")]


def _below(known: set[str]) -> list[str]:
    """Return what may stand below one page of each type: each word met below any page."""
    from palmecenter.pages.models import BasePage

    pages = list(BasePage.objects.live().order_by("path").specific())
    starts = sorted({page.address(code) for page in pages for code in ("sv", "en")}, key=len)
    tails: dict[tuple[str, ...], str] = {}
    for address in sorted(known):
        path = urlsplit(address).path
        start = next((one for one in reversed(starts) if path.startswith(one)), path)
        tail = path[len(start) :]
        parts = tail.strip("/").split("/")
        is_alike = len(parts) == 2 and "." not in parts[1]
        # Of all countries one will do, and of all languages of files.
        ending = "" if len(parts) == 1 or is_alike else parts[-1].rpartition(".")[2]
        tails.setdefault((parts[0], str(len(parts)), ending), tail)
    of_each_type = list({type(page): page for page in reversed(pages)}.values())
    return sorted(
        f"{page.address(code)}{tail}"
        for page in of_each_type
        for code in ("sv", "en")
        for tail in tails.values()
        if tail and len(tail) < 60
    )


def _links(content: bytes, address: str) -> Iterator[str]:
    for found in LINK.findall(content[:400_000]):
        link = (found[0] or found[1]).decode(errors="replace").replace("&amp;", "&")
        parts = urlsplit(urljoin(f"http://{HOST}{address}", link))
        if parts.netloc in {HOST, "testserver"}:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _is_of_interest(link: str, known: set[str]) -> bool:
    """Leave out what is no page, and most of what differs by its query alone."""
    if UNREAD.match(link) or HEAVY.search(link):
        return False
    path, _question, query = link.partition("?")
    return not query or sum(one.startswith(f"{path}?") for one in known) < MOST_OF_A_KIND


def _noted(answer: Any, content: bytes) -> dict[str, Any]:
    headers = {
        name.lower(): _plain(value)
        for name, value in answer.items()
        if name.lower() not in PASSING_HEADERS
    }
    try:
        text = _plain(content.decode())
    except UnicodeDecodeError:
        text = sha256(content).hexdigest() if not content.startswith(b"%PDF") else "a PDF"
    return {"status": answer.status_code, "headers": headers, "body": text}


def _plain(text: str) -> str:
    for pattern, instead in PASSING:
        text = pattern.sub(instead, text)
    return text


def compare(before: Path, after: Path) -> int:
    """Print what differs between two walks; return how many answers do."""
    old, new = _read(before), _read(after)
    different = 0
    for address in sorted(old.keys() | new.keys()):
        lines = list(_difference(old.get(address), new.get(address)))
        if lines:
            different += 1
            print(f"== {address}")
            print("\n".join(lines[:40]))
    print(f"{len(old)} answers before, {len(new)} after, {different} differ")
    return different


def _read(file: Path) -> Walk:
    with gzip.open(file, "rt", encoding="utf-8") as text:
        return json.load(text)


def _difference(old: dict[str, Any] | None, new: dict[str, Any] | None) -> Iterator[str]:
    if old is None or new is None:
        answer = old or new or {}
        yield f"{'only before' if old else 'only after'}: {answer['status']}"
        return
    if old["status"] != new["status"]:
        yield f"status {old['status']} -> {new['status']}"
    for name in sorted(old["headers"].keys() | new["headers"].keys()):
        one, other = old["headers"].get(name), new["headers"].get(name)
        if one != other:
            yield f"{name}: {one} -> {other}"
    before, after = (answer["body"].splitlines() for answer in (old, new))
    yield from unified_diff(before, after, lineterm="", n=0)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["record", target]:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palmecenter.settings.dev")
            django.setup()
            record(Path(target))
        case ["compare", before, after]:
            sys.exit(bool(compare(Path(before), Path(after))))
        case _:
            sys.exit(__doc__)
