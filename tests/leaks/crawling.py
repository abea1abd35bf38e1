"""Walking the site as a program does that asks for everything: every link, file and header."""

import html
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from .canaries import Canaries, camera_facts

# Addresses in HTML and XML; and anywhere else, such as in JSON, calendars and citations.
IN_MARKUP = re.compile(r"""(?:href|src|action|poster)=["']([^"']+)["']|<loc>([^<]+)</loc>""")
IN_SRCSET = re.compile(r"""srcset=["']([^"']+)["']""")
ANYWHERE = re.compile(r"""https?://testserver(/[^\s"'<>\\;,]*)""")
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml")
HOST = "testserver"
# A list has many filters and places, a picture many sizes: a few tell as much as all.
MOST_ALIKE = 2
PLACE = re.compile(
    r"(.*/(?:land|country|lander|countries|teman|themes|utmaning|challenge)/)[\w-]+/(.*)"
)


@dataclass
class Crawl:
    """What came back: the canaries by the address they were found at, and what was asked for."""

    canaries: Canaries
    found: dict[str, set[str]] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    routes: set[str] = field(default_factory=set)

    @property
    def meanings(self) -> set[str]:
        """Everything that was found somewhere."""
        return set().union(*self.found.values())

    def where(self, hidden: Callable[[str, str], bool]) -> dict[str, set[str]]:
        """Return what was found by its address, of what is hidden there."""
        leaks = {
            address: {one for one in found if hidden(one, address)}
            for address, found in self.found.items()
        }
        return {address: found for address, found in leaks.items() if found}

    def status_of(self, address: str) -> int:
        """Return the status that an address was answered with."""
        return self.statuses[address]


def crawl(
    canaries: Canaries,
    client: Client,
    start: Iterable[str],
    skip: Callable[[str], bool] = lambda _address: False,
) -> Crawl:
    """Ask for some addresses and for all that they lead to, each once."""
    client.raise_request_exception = False
    result = Crawl(canaries)
    waiting, known = deque(dict.fromkeys(start)), set(start)
    alike: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        for found in ask(result, client, address):
            kind = _kind(found)
            if found in known or skip(found) or (kind and alike[kind] >= MOST_ALIKE):
                continue
            alike[kind] += 1
            known.add(found)
            waiting.append(found)
    return result


def _kind(address: str) -> str:
    """Return what an address has in common with those like it; empty where there are none."""
    path, _mark, query = address.partition("?")
    if path.startswith("/media/images/"):
        return path.partition(".")[0]
    if place := PLACE.match(path):
        return "*".join(place.groups())
    return path if query else ""


def ask(result: Crawl, client: Client, address: str) -> set[str]:
    """Ask for one address and note what comes; return the addresses of the site in it."""
    path, _mark, query = address.partition("?")
    response: Any = client.get(unquote(path), QUERY_STRING=query)
    data = b"".join(response.streaming_content) if response.streaming else response.content
    result.statuses[address] = response.status_code
    _note_route(result, path)
    # By chance the number of the request is like a year or a sum; error pages say it too.
    number = response.headers.get("X-Request-ID", "none")
    del response.headers["X-Request-ID"]
    found = result.canaries.in_bytes(data.replace(number.encode(), b""))
    found |= result.canaries.in_text("\n".join(map(str, response.items())))
    found |= result.canaries.in_text(response.reason_phrase)
    if response.headers.get("Content-Type", "").startswith("image/") and camera_facts(data):
        found.add(f"camera/{address}")
    # What somebody asks for is told to them by themselves: a term, in its two languages.
    asked = {_thing(meaning) for meaning in result.canaries.in_text(address)}
    found = {meaning for meaning in found if _thing(meaning) not in asked}
    if found:
        result.found[address] = found
    type_ = response.headers.get("Content-Type", "")
    links = _links(data.decode("utf-8", "ignore"), address) if type_.startswith(TEXTS) else set()
    if location := response.headers.get("Location"):
        links |= set(filter(None, [_of_site(location, address)]))
    return links


def _thing(meaning: str) -> str:
    return re.sub(r"/(sv|en)$", "", meaning)


def _note_route(result: Crawl, path: str) -> None:
    try:
        result.routes.add(resolve(unquote(path)).route)
    except Resolver404:
        result.routes.add("")


def _links(text: str, address: str) -> set[str]:
    found = {one or other for one, other in IN_MARKUP.findall(text)}
    for srcset in IN_SRCSET.findall(text):
        found |= {part.split()[0] for part in srcset.split(",") if part.strip()}
    found |= {match.rstrip(".,;)") for match in ANYWHERE.findall(text)}
    return {link for one in found if (link := _of_site(html.unescape(one), address))}


def _of_site(link: str, address: str) -> str:
    """Return the path and query of a link; empty for one that leads elsewhere."""
    parts = urlsplit(urljoin(f"http://{HOST}{address}", link))
    if parts.scheme not in {"http", "https"} or parts.netloc != HOST:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")
