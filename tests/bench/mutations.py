"""Requests as people, robots, old tabs and scripts garble them."""

import json
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes

from .seeds import FIELDS

# As they stand in an address.
ODD = [
    *(
        "%00",
        "%ED%A0%80",
        "%ED%B0%80",
        "%FF%FE",
        "%C0%80",
        "%E2%80%AE",
        "%0a%0d",
        "%",
        "%zz",
        "%25",
    ),
    *("%F0%9F%98%80", "%EF%BB%BF", "%C2%AD", "..", ".", "%2e%2e", "%2F", "%5C", "~", "'", '"', "<"),
    *("-1", "0", "1", "2", "17", "99999999999999999999999", "1.5", "1e9", "NaN", "None", "null"),
    *("true", "on", "[]", "{}", "sv", "en", "de", "print", "skriv-ut", "pdf", "epub", "x" * 300),
    *("2024", "2024-02-30", "2024-13-45", "0000-00-00", "9999-12-31", "all", "*", "@", ":", ";"),
    *("kenya", "zimbabwe", "okant", "%D9%A3", "%C5%81%C3%B3d%C5%BA", "a" * 5000, "", " ", "+"),
]
NAMES = [
    *(
        "q",
        "page",
        "sida",
        "p",
        "type",
        "sort",
        "ordning",
        "land",
        "country",
        "fran",
        "till",
        "from",
    ),
    *("to", "tema", "theme", "status", "next", "id", "ordering", "collection_id", "tag", "locale"),
    *("chapter", "in", "n", "seed", "v", "q1", "q2", "format", "export", "page_type", "user", "tz"),
    *("page_types", "allow_external_link", "select_format", "results_only", "is_active", "mode"),
    *("created_at_from", "created_at_to", "object_id", "content_type", "as_object_list", "items"),
    *(
        "received",
        "mottagen",
        "copies",
        "order",
        "key",
        "mark",
        "website",
        "email",
        "token",
        "lang",
    ),
]
HEADERS = {
    "accept-language": ["sv", "en;q=0.1", "de", "*", "sv;q=nan", ",,,;;;=", "x" * 3000, "\xff"],
    "range": ["bytes=0-", "bytes=-1", "bytes=5-2", "bytes=0-1,3-4,9-", f"bytes={'0-1,' * 500}"],
    "if-range": ['"x"', "Mon, 01 Jan 2024 00:00:00 GMT", "x", "\xff"],
    "if-none-match": ["*", '"x"', 'W/"x", "y"', '"', "\xff", "x" * 3000],
    "if-match": ["*", '"x"', '"'],
    "if-modified-since": ["Mon, 01 Jan 2024 00:00:00 GMT", "yesterday", "99999999999"],
    "host": ["evil.example", "[::1", "testserver:99999", "a b", "\xff", "testserver."],
    "referer": ["http://[/", "http://evil.example/", "\xff", "x" * 3000, "http://testserver/sv/"],
    "origin": ["null", "http://evil.example", "http://testserver", "\xff"],
    "cookie": ['sessionid="\\000"', "sessionid=x", "csrftoken=\xff", "=;=;", "x" * 3000],
    "user-agent": ["", "bot", "\xff", "x" * 3000],
    "x-forwarded-for": ["::::", "1.2.3.4, 5.6.7.8", "\xff"],
    "x-request-id": ["\xff", "x" * 200],
    "x-requested-with": ["XMLHttpRequest"],
    "accept": ["application/json", "*/*", "text/html;q=nope", "\xff"],
    "accept-encoding": ["gzip", "br;q=x", "identity;q=0", "\xff"],
    "save-data": ["on"],
    "sec-fetch-site": ["same-origin", "cross-site", "\xff"],
}  # fmt: skip
METHODS = (
    ["GET"] * 13 + ["POST"] * 5 + ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]
)
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
VALUES = [
    *(
        "",
        "1",
        "0",
        "-1",
        "on",
        "\0",
        "a\0b",
        "\ud7ff\ufffd",
        "12,5",
        "x" * 20_000,
        "2024-02-30",
        "NaN",
    ),
    *(
        "[]",
        "{}",
        "null",
        '{"a": "\\u0000"}',
        '{"a": "\\ud800"}',
        "[1",
        '[{"type": "x"}]',
        "📚",
        "\v\a",
    ),
    *("a@b", "rosa@example.org", "http://[", "javascript:alert(1)", "99999999999999999999", "<b>"),
]


@dataclass(frozen=True)
class Asked:
    """A request: what goes to the site, as WSGI has it."""

    method: str
    address: str
    is_staff: bool
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = ""

    @property
    def path_info(self) -> str:
        """The path with its escapes undone, byte by byte, as servers hand it on."""
        return unquote_to_bytes(self.address.partition("?")[0]).decode("latin-1")

    @property
    def query(self) -> str:
        """The query as it stands in the address."""
        return self.address.partition("?")[2]


def mutated(random: Random, addresses: list[str]) -> Asked:
    """Return one request; some are as they should be."""
    address = random.choice(addresses)
    while "{}" in address:
        address = address.replace("{}", random.choice([*ODD[24:28], "1", "3", "5", "8", "21"]), 1)
    path, _mark, query = address.partition("?")
    for _change in range(random.choice([0, 0, 1, 1, 2])):
        path = _changed_path(random, path)
    for _change in range(random.choice([0, 0, 1, 2, 4])):
        query = _changed_query(random, query)
    method = random.choice(METHODS)
    content_type, body = _body(random) if method in {"POST", "PUT", "PATCH"} else ("", b"")
    return Asked(
        method=method,
        address=_sendable(path) + (f"?{_sendable(query)}" if query else ""),
        is_staff=random.random() < (0.8 if "/admin/" in path else 0.2),
        headers=_headers(random),
        body=body,
        content_type=content_type,
    )


def _sendable(text: str) -> str:
    """Return a text as a server lets it through: what is no ASCII is escaped."""
    return quote_from_bytes(
        text.encode("utf-8", "surrogatepass"), safe="/?&=+%;:@!$'()*,~\"<>[]{}\\^`|.-_"
    )


def _changed_path(random: Random, path: str) -> str:
    parts = path.split("/")
    place = random.randrange(1, len(parts)) if len(parts) > 1 else 0
    match random.randrange(7):
        case 0:
            parts[place] = random.choice(ODD)
        case 1:
            parts.insert(place, random.choice(ODD))
        case 2:
            del parts[place]
        case 3:
            parts[place] += random.choice(ODD)
        case 4:
            parts[place] = parts[place].swapcase()
        case 5:
            parts.insert(place, parts[place])
        case _:
            parts[place : place + 1] = [parts[place], random.choice(ODD), ""]
    return "/" + "/".join(parts).lstrip("/")


def _changed_query(random: Random, query: str) -> str:
    pairs = [pair for pair in query.split("&") if pair]
    name = random.choice(NAMES)
    if pairs and random.random() < 0.5:
        place = random.randrange(len(pairs))
        name = pairs[place].partition("=")[0]
        del pairs[place]
    for _time in range(random.choice([1, 1, 1, 2])):
        pairs.insert(random.randint(0, len(pairs)), f"{name}={random.choice(ODD)}")
    return "&".join(pairs) if random.random() < 0.95 else "&".join(pairs) + random.choice(ODD)


def _headers(random: Random) -> dict[str, str]:
    names = random.sample(sorted(HEADERS), random.choice([0, 0, 1, 2]))
    return {name: random.choice(HEADERS[name]) for name in names}


def _body(random: Random) -> tuple[str, bytes]:
    names = random.sample(FIELDS, min(len(FIELDS), random.randint(0, 6)))
    names += random.sample(NAMES, random.randint(0, 2))
    fields = [(name, random.choice(VALUES)) for name in names]
    match random.randrange(6):
        case 0 | 1:
            pairs = (f"{quote(name)}={quote(value)}" for name, value in fields)
            return FORM, "&".join(pairs).encode()
        case 2 | 3:
            return MULTIPART, _multipart(random, fields)
        case 4:
            return "application/json", json.dumps(dict(fields)).encode()
        case _:
            kind = random.choice([FORM, MULTIPART, "application/json", "text/plain", "x", ""])
            return kind, random.randbytes(random.randint(0, 300))


def _multipart(random: Random, fields: list[tuple[str, str]]) -> bytes:
    parts = []
    for name, value in fields:
        file = random.choice(["", "", "", '; filename="a.jpg"', '; filename="\xff\\0.pdf"'])
        head = f'Content-Disposition: form-data; name="{name}"{file}'
        parts.append(f"--x\r\n{head}\r\n\r\n{value}\r\n")
    end = random.choice(["--x--\r\n", "--x", ""])
    return ("".join(parts) + end).encode("utf-8", "surrogatepass")
