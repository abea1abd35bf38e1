"""The files inside an EPUB: parts as XHTML, and the pictures in them."""

from io import BytesIO
from typing import BinaryIO
from urllib.parse import urldefrag, urljoin
from zipfile import ZipFile

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.core.exceptions import SuspiciousOperation
from django.utils.html import escape
from ebooklib import epub

from palmecenter.languages.normalizing import well_formed

from .books import Part
from .merge_parts import anchors_by_id
from .resources import own_resource

PICTURE_TYPES = ("image/jpeg", "image/png", "image/webp", "image/svg+xml", "image/gif")
# What only a browser on the web has a use for.
LEFT_OUT = "script, link, style, form, button, input, select, textarea, iframe, noscript"
# Attributes that mean something in a browser alone.
BROWSERS_OWN = {"tabindex", "loading", "rel", "download", "hreflang"}
# The first moment that a ZIP can tell.
EARLIEST = (1980, 1, 1, 0, 0, 0)

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="css/epub.css"/></head>
<body>{body}</body>
</html>
"""


class Chapter(epub.EpubHtml):
    """An XHTML file that is written as it is; ebooklib would take it apart and lower its case."""

    @classmethod
    def of(cls, anchor: str, title: str, body: str, code: str) -> "Chapter":
        """Return the file of one part."""
        title = well_formed(title)
        page = well_formed(PAGE.format(language=code, title=escape(title), body=body))
        made = cls(uid=anchor, file_name=file_of(anchor), title=title, lang=code)
        made.content = page.encode()
        if "<svg" in body:
            made.properties = ["svg"]
        return made

    def get_content(self, default: object = None) -> bytes:
        """Return the file as it was made."""
        return bytes(self.content)


def file_of(anchor: str) -> str:
    """Return the name of a part's file."""
    return f"{anchor}.xhtml"


class Pictures:
    """The pictures of a book, each once, taken from the site's own files."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.names: dict[str, str] = {}
        self.items: list[epub.EpubItem] = []
        self.all_described = True

    def name_of(self, source: str) -> str:
        """Return the name in the book of a picture; empty if it is not the site's or not there."""
        address = urldefrag(urljoin(self.base, source)).url
        if address not in self.names:
            self.names[address] = self._taken(address)
        return self.names[address]

    def _taken(self, address: str) -> str:
        found = own_resource(address, self.base)
        if found is None or found.type not in PICTURE_TYPES:
            return ""
        try:
            data = found.read()
        except (OSError, SuspiciousOperation):
            return ""
        ending = found.name[found.name.rfind(".") :]
        name = f"pictures/{len(self.items) + 1}{ending}"
        self.items.append(epub.EpubItem(f"picture-{len(self.items) + 1}", name, found.type, data))
        return name


class Binding:
    """What leads from one file of a book to another: addresses of parts, and ids in them."""

    def __init__(self, parts: tuple[Part, ...], base: str, pictures: Pictures) -> None:
        self.base = base
        self.pictures = pictures
        self.places = anchors_by_id(parts)
        self.files = {
            urljoin(base, part.address).rstrip("/"): file_of(part.anchor)
            for part in parts
            if part.address
        }

    def chapter_body(self, part: Part) -> str:
        """Return what is in the body of a part's file, its title first."""
        label = f'<span class="part-label">{escape(part.label)}</span> ' if part.label else ""
        return (
            f'<section role="doc-{escape(part.role)}" aria-labelledby="part-title">'
            f'<h1 id="part-title">{label}{escape(part.title)}</h1>'
            f"{self.sound(part.html, part.address)}</section>"
        )

    def sound(self, html: str, address: str = "") -> str:
        """Return HTML of the page at an address as XHTML that a reader without the web can use."""
        soup = BeautifulSoup(well_formed(html), "html.parser")
        for element in soup.select(LEFT_OUT):
            element.decompose()
        for image in soup.find_all("img"):
            _take_along(image, self.pictures)
        own = {str(element["id"]) for element in soup.select("[id]")}
        for link in soup.find_all("a", href=True):
            self._lead_on(link, urljoin(self.base, address), own)
        for element in soup.find_all(True):
            _purify(element)
        return soup.decode(formatter="minimal")

    def _lead_on(self, link: Tag, here: str, own: set[str]) -> None:
        """Make a link lead to a place in the book if it is one, else to the web."""
        href = str(link["href"]).strip()
        if href.startswith("#"):
            self._lead_within(link, href[1:], own)
            return
        try:
            address, fragment = urldefrag(urljoin(here, href))
        except ValueError:  # such as `http://[`, which an editor may well have typed
            del link["href"]
            return
        file = self.files.get(address.rstrip("/"))
        if file and fragment and self.places.get(fragment) != file.removesuffix(".xhtml"):
            fragment = ""
        link.attrs = {"href": (file or address) + (f"#{fragment}" if fragment else "")}

    def _lead_within(self, link: Tag, name: str, own: set[str]) -> None:
        if str(link.get("id", "")).startswith("ref-"):
            link["epub:type"], link["role"] = "noteref", "doc-noteref"
        if name in own:
            return
        if name in self.places:
            link["href"] = f"{file_of(self.places[name])}#{name}"
        else:
            del link["href"]


def _take_along(image: Tag, pictures: Pictures) -> None:
    name = pictures.name_of(str(image.get("src", "")))
    if not name:
        image.replace_with(str(image.get("alt", "")))
        return
    pictures.all_described &= image.has_attr("alt")
    image.attrs = {"src": name, "alt": str(image.get("alt", ""))}


def _purify(element: Tag) -> None:
    """Leave out attributes that mean something in a browser alone, and name drawings' language."""
    for name in [*element.attrs]:
        if name in BROWSERS_OWN or name.startswith("data-"):
            del element[name]
    if element.get("lang"):
        element["xml:lang"] = element["lang"]
    if element.name == "svg":
        element["xmlns"] = "http://www.w3.org/2000/svg"


def without_times(book: BinaryIO) -> bytes:
    """Return an EPUB that does not say when its parts were packed.

    The same book gives the same bytes, so that a download goes on after its file was made anew.
    """
    out = BytesIO()
    with ZipFile(book) as packed, ZipFile(out, "w") as repacked:
        for entry in packed.infolist():
            data = packed.read(entry)
            entry.date_time = EARLIEST
            repacked.writestr(entry, data)
    return out.getvalue()
