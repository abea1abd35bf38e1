"""EPUB books that tell no more about people than their own pages do."""

import re
import zipfile
from html import unescape
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree

from .epub_files import clean_member

MIMETYPE = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
# Reading systems need these; whatever else lies in META-INF is a program's own.
META_INF_KEPT = {CONTAINER, "META-INF/encryption.xml"}
NEVER_KEPT = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|iTunes(Artwork|\w+\.plist)$)")
READABLE = (".xhtml", ".html", ".htm", ".svg")
OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
# What a book is. Names (creator, contributor, publisher) have a rule of their own, see clean_epub.
KEPT_ELEMENTS = {
    f"{DC}{name}"
    for name in (
        "coverage", "date", "description", "format", "identifier", "language", "relation",
        "rights", "source", "subject", "title", "type",
    )
}  # fmt: skip
NAME_ELEMENTS = {f"{DC}creator", f"{DC}contributor", f"{DC}publisher"}
KEPT_PROPERTIES = re.compile(
    r"^(dcterms:modified|schema:access\w+|a11y:\w+|rendition:\w+|media:[\w-]+|role|file-as"
    r"|title-type|display-seq|alternate-script|identifier-type|collection-type|group-position"
    r"|belongs-to-collection)$"
)
# Accessibility and conformance of EPUB 3 and the cover of EPUB 2.
KEPT_META_NAMES = {"cover"}
# The earliest date a zip file can hold: when somebody packed the book is nobody's business.
NO_DATE = (1980, 1, 1, 0, 0, 0)
LARGEST_UNPACKED = 2**30  # bytes: a book that unpacks to more is a bomb


def clean_epub(source: BinaryIO, target: BinaryIO) -> None:
    """Write the EPUB in `source` to `target` without what it tells about people.

    A book's author belongs to the book, and libraries and readers need the name; but programs
    write the name of the computer's user into the same place. So a name in the metadata is kept
    only if the book's own pages print it. Kept besides: what the book is (title, identifier,
    language, subject, rights, date, accessibility). Gone: names of programs and their notes, files
    that belong to no reading system, dates and owners in the archive, metadata of pictures and
    sounds, notes in the pages that no reader sees. The words of the pages are not touched.
    Raises ValidationError for what is no EPUB, and for one that runs scripts.
    """
    try:
        with zipfile.ZipFile(source) as book:
            members = _members(book)
            package = _package_path(book)
            text = _printed_text(book, members)
            with zipfile.ZipFile(target, "w") as clean:
                _write(clean, "mimetype", MIMETYPE, zipfile.ZIP_STORED)
                for member in members:
                    data = book.read(member)
                    if member.filename == package:
                        data = _clean_package(data, text)
                    data = clean_member(member.filename, data)
                    _write(clean, member.filename, data, zipfile.ZIP_DEFLATED)
    except ValidationError:
        raise
    except Exception as error:
        # Parsers meet hostile bytes here and raise whatever they like.
        message = _(
            "This e-book cannot be read: the file is damaged, or it is no EPUB. "
            "Export it anew and upload that."
        )
        raise ValidationError(message, code="invalid_document") from error


def _members(book: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """What is kept of the archive, in its order, without the mimetype."""
    infos = book.infolist()
    if book.read("mimetype").strip() != MIMETYPE:
        raise ValueError("The archive does not call itself an EPUB.")
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise ValueError("The archive unpacks to too much.")
    return [
        info
        for info in infos
        if not info.is_dir()
        and info.filename != "mimetype"
        and not NEVER_KEPT.search(info.filename)
        and (not info.filename.startswith("META-INF/") or info.filename in META_INF_KEPT)
    ]


def _write(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, NO_DATE)
    info.compress_type = method
    archive.writestr(info, data)


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(data, parser)


def _package_path(book: zipfile.ZipFile) -> str:
    rootfile = _parse(book.read(CONTAINER)).find(".//{*}rootfile")
    if rootfile is None:
        raise ValueError("The container names no package.")
    return str(rootfile.get("full-path"))


def _words(text: str) -> str:
    return " ".join(unescape(text).split()).casefold()


def _printed_text(book: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    """Return the words on all pages, without markup, one space between them."""
    pages = (
        book.read(member).decode("utf-8", "replace")
        for member in members
        if member.filename.lower().endswith(READABLE)
    )
    bodies = (re.sub(r"(?is)<(head|metadata)\b.*?</\1>", " ", page) for page in pages)
    return _words(" ".join(re.sub(r"(?s)<!--.*?-->|<[^>]*>", " ", body) for body in bodies))


def _clean_package(data: bytes, printed: str) -> bytes:
    """Return the package document with only the metadata that may stay."""
    package = _parse(data)
    metadata = package.find(f"{OPF}metadata")
    if metadata is None:
        raise ValueError("The package has no metadata.")
    gone = [element for element in metadata if not _may_stay(element, printed)]
    refinements = {f"#{element.get('id')}" for element in gone if element.get("id")}
    gone += [element for element in metadata if element.get("refines") in refinements]
    for element in {*gone}:
        metadata.remove(element)
    return etree.tostring(package, xml_declaration=True, encoding="utf-8")


def _may_stay(element: etree._Element, printed: str) -> bool:
    if element.tag in NAME_ELEMENTS:
        name = _words(element.text or "")
        return bool(name) and name in printed
    if element.tag in KEPT_ELEMENTS:
        return True
    if element.tag == f"{OPF}meta":
        if element.get("property"):
            return bool(KEPT_PROPERTIES.match(element.get("property", "")))
        return element.get("name") in KEPT_META_NAMES
    # Links point to records about the book elsewhere; one names the accessibility standard met.
    return element.tag == f"{OPF}link" and element.get("rel") == "dcterms:conformsTo"
