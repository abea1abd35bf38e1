"""A small HTTP client: how many pages a second, at what cost of its own, and of how many bytes.

Bounded in requests and in seconds. It talks to this machine only.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from time import monotonic, process_time
from urllib.parse import urlsplit

CLIENTS = 4
MOST_REQUESTS = 600
MOST_SECONDS = 4.0
ENCODINGS = ("identity", "gzip", "br")


@dataclass(frozen=True)
class Rate:
    """Requests per second, and the client's own processor time for one request, in seconds."""

    per_second: float
    client_cost: float


@dataclass(frozen=True)
class Weight:
    """Bytes of a first view: the page and its style sheets, by content coding."""

    html: dict[str, int]
    css: dict[str, int]


def get(netloc: str, path: str, encoding: str = "identity", **headers: str) -> tuple[bytes, str]:
    """Return the body of a page as it was sent, and its coding; raise unless the status is 200."""
    connection = HTTPConnection(netloc, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding, **headers})
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        return body, response.headers.get("Content-Encoding", "identity")
    finally:
        connection.close()


def rate(netloc: str, path: str, **headers: str) -> Rate:
    """Ask for a page with four clients at once, until enough requests or seconds have gone by."""
    for _warm_up in range(CLIENTS):
        get(netloc, path, **headers)
    start, cost = monotonic(), process_time()

    def client(share: int) -> int:
        done = 0
        while done < share and monotonic() - start < MOST_SECONDS:
            get(netloc, path, **headers)
            done += 1
        return done

    with ThreadPoolExecutor(CLIENTS) as pool:
        done = sum(pool.map(client, [MOST_REQUESTS // CLIENTS] * CLIENTS))
    return Rate(done / (monotonic() - start), (process_time() - cost) / done)


class _StyleSheets(HTMLParser):
    """Collects the addresses of the style sheets that a screen waits for."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") == "stylesheet" and values.get("media") != "print":
            self.addresses.append(values["href"] or "")


def weight(netloc: str, path: str) -> Weight:
    """Weigh a page and its style sheets as the server sends them for each of `ENCODINGS`."""
    page = _StyleSheets()
    page.feed(get(netloc, path)[0].decode())
    sheets = [urlsplit(address).path for address in page.addresses]
    return Weight(
        html={coding: _size(netloc, path, coding) for coding in ENCODINGS},
        css={coding: sum(_size(netloc, sheet, coding) for sheet in sheets) for coding in ENCODINGS},
    )


def _size(netloc: str, path: str, coding: str) -> int:
    """Return the bytes of a body as sent; raise if the server does not send the coding."""
    body, sent = get(netloc, path, coding)
    if sent != coding:
        raise RuntimeError(f"{path} was asked for in {coding} and sent in {sent}")
    return len(body)
