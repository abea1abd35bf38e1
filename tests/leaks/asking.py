"""What somebody may ask for by a name that they guess: each beside one that does not exist.

The hidden name and the missing one are as long as each other, so that the answers can be alike to
the last byte once the names themselves are taken out.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client

PLACEHOLDER = b"*"


@dataclass(frozen=True)
class Question:
    """An address with a name of something that is not public, and with one of nothing."""

    address: str
    hidden: str
    missing: str

    def __post_init__(self) -> None:
        assert self.hidden in self.address, "nothing is asked for"
        assert len(self.hidden) == len(self.missing), "answers would be of other lengths"

    @property
    def other_address(self) -> str:
        """The address with the name of nothing."""
        return self.address.replace(self.hidden, self.missing)


def backwards(name: str) -> str:
    """Return a name that is as long as another, and nobody's."""
    return name[::-1]


def ask_for(name: str, *addresses: str) -> Iterator[Question]:
    """Yield what is asked for by one name at some addresses, which have `{}` in its place."""
    for address in addresses:
        yield Question(address.format(name), name, backwards(name))


Answer = tuple[int, str, dict[str, str], bytes]


def answer(client: Client, address: str, name: str, method: str = "get") -> Answer:
    """Return all that comes back: status, its words, headers and body, with the name taken out.

    So is the number of the request, which is another one each time, in the page of an error too.
    """
    response: Any = getattr(client, method)(address)
    data = b"".join(response.streaming_content) if response.streaming else response.content
    headers = {key: value.replace(name, "*") for key, value in response.headers.items()}
    data = data.replace(headers.pop("X-Request-ID", "none").encode(), PLACEHOLDER)
    tag = headers.get("ETag")
    if tag and tag.strip('W/"') == hashlib.md5(data, usedforsecurity=False).hexdigest():
        headers["ETag"] = "of the body alone"
    return (
        response.status_code,
        response.reason_phrase,
        headers,
        data.replace(name.encode(), PLACEHOLDER),
    )
