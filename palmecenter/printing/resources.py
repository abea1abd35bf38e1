"""What a document may show besides its text: the site's own style sheets, fonts and pictures.

Read through the storages, by names that they hold to be theirs; never by an address and never by a
path. Of the media folder only renditions are public, see `palmecenter.media.views`.
"""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage

CSS = "text/css"
TYPES = {".woff2": "font/woff2", ".css": CSS}
RENDITIONS = "images/"
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass(frozen=True)
class Resource:
    """A file of the site: its absolute address, and its name in the storage of its kind."""

    address: str
    name: str
    is_static: bool

    @property
    def type(self) -> str:
        """The media type, by the name's ending."""
        ending = self.name[self.name.rfind(".") :]
        return TYPES.get(ending) or mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def read(self) -> bytes:
        """Return the bytes; raise OSError if there is no such file."""
        if not self.is_static:
            with default_storage.open(self.name) as file:
                return bytes(file.read())
        return static_bytes(self.name)


def static_bytes(name: str) -> bytes:
    """Return a static file, collected or, as in development and tests, not; raise OSError."""
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(found).read_bytes()


def own_resource(address: str, base: str) -> Resource | None:
    """Return the file of this site at an absolute address, or None if it is not the site's own.

    `base` is the address of the document: what is at another host is not ours.
    """
    here, there = urlsplit(base), urlsplit(address)
    if (there.scheme, there.netloc) != (here.scheme, here.netloc) or there.query:
        return None
    path = unquote(there.path)
    if "\0" in path or ".." in path.split("/"):
        return None
    if path.startswith(settings.STATIC_URL):
        return Resource(address, path.removeprefix(settings.STATIC_URL), is_static=True)
    rendition = f"{settings.MEDIA_URL}{RENDITIONS}"
    if path.startswith(rendition):
        return Resource(address, path.removeprefix(settings.MEDIA_URL), is_static=False)
    return None


def addresses_in(html: str, base: str) -> Iterator[str]:
    """Yield the absolute address of every style sheet and picture of a document."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select("link[rel=stylesheet][href], img[src]"):
        try:
            yield urldefrag(urljoin(base, str(element.get("href") or element.get("src")))).url
        except ValueError:  # an address that makes no sense
            continue


@dataclass(frozen=True)
class Resources:
    """The files of a document: its style sheets with their texts, and what else it shows."""

    sheets: dict[Resource, bytes]
    others: list[Resource]

    def read(self) -> Iterator[tuple[Resource, bytes]]:
        """Yield every file with its bytes; one that is not there is left out."""
        yield from self.sheets.items()
        for other in self.others:
            try:
                yield other, other.read()
            except (OSError, SuspiciousOperation):
                continue


def resources_of(html: str, base: str) -> Resources:
    """Return the files of this site that a document shows, and its style sheets' fonts."""
    sheets: dict[Resource, bytes] = {}
    others: dict[str, Resource] = {}
    for address in addresses_in(html, base):
        found = own_resource(address, base)
        if found is None:
            continue
        if found.type != CSS:
            others[address] = found
            continue
        try:
            sheets[found] = found.read()
        except (OSError, SuspiciousOperation):
            continue
    for sheet, text in sheets.items():
        for match in CSS_URL.finditer(text.decode(errors="replace")):
            address = urljoin(sheet.address, match[1])
            found = own_resource(address, base)
            if found is not None:
                others[address] = found
    return Resources(sheets, list(others.values()))
