"""PDF documents without author, history, hidden files and programs; tags and language kept."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

import pikepdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, Object, Stream
from pikepdf.sanitize import Sanitizer

from .containers import strip_jp2, strip_jpeg

# Gone wherever they stand: metadata streams, private data of programs, dates, thumbnails, paths of
# source pictures (OPI), layer creators, events that start programs, forms' XML twin.
FORGOTTEN = (
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/OPI", "/CreatorInfo", "/SpiderInfo",
    "/AA", "/JS", "/XFA",
)  # fmt: skip
# Gone from the document itself: what runs on opening, and what belongs to signatures, which name
# their signer and are void anyway once the file is rewritten.
FORGOTTEN_IN_ROOT = ("/OpenAction", "/Perms", "/DSS", "/Legal", "/URI")
# Who wrote a comment, and when. /T of a form field is the field's name and stays.
FORGOTTEN_IN_COMMENTS = ("/T", "/M", "/CreationDate")
# Actions that run something or point into somebody's computer.
UNWANTED_ACTIONS = {
    "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition",
    "/Movie", "/Sound", "/RichMediaExecute",
}  # fmt: skip
LINK_SCHEMES = {"", "http", "https", "mailto", "tel"}
UA_PART = "pdfuaid:part"


def clean_pdf(source: BinaryIO, target: BinaryIO, title: str) -> None:
    """Write the PDF in `source` to `target` without what it tells about people.

    Kept: pages, bookmarks, forms, links to the web, language, tags, the claim to be PDF/UA. Gone:
    document information and XMP, metadata of every object, authors of comments, signatures,
    JavaScript and other actions, EXIF and the like in pictures, earlier versions, the identifier.
    The title becomes `title`, the readers' own; none when it is empty. The same file gives the same
    bytes, with the first page first (linearised) for readers on weak lines.
    Raises ValidationError for an encrypted or damaged PDF, and for one with files attached.
    """
    try:
        # Without recovery: what is mended by guessing may have lost pages.
        with pikepdf.open(source, attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise _encrypted()
            if not len(pdf.pages):
                raise _damaged()
            _clean(pdf, title)
            pdf.save(target, deterministic_id=True, linearize=True)
    except ValidationError:
        raise
    except pikepdf.PasswordError as error:
        raise _encrypted() from error
    except Exception as error:
        # Parsers meet hostile bytes here and raise whatever they like.
        raise _damaged() from error


def _encrypted() -> ValidationError:
    message = _(
        "This PDF is protected with a password. Save it without protection and upload that."
    )
    return ValidationError(message, code="encrypted")


def _damaged() -> ValidationError:
    message = _(
        "This PDF cannot be read: the file is damaged, or it is no PDF. "
        "Export it anew and upload that."
    )
    return ValidationError(message, code="invalid_document")


def _clean(pdf: pikepdf.Pdf, title: str) -> None:
    accessible = pdf.open_metadata().get(UA_PART)
    Sanitizer().remove_javascript().remove_multimedia().remove_search_index().apply(pdf)
    for name in FORGOTTEN_IN_ROOT:
        _forget(pdf.Root, name)
    for name in ("/Info", "/ID"):
        _forget(pdf.trailer, name)
    for found in _dictionaries(pdf):
        _clean_dictionary(found)
        if isinstance(found, Stream):
            _clean_picture(found)
    if title:
        _describe(pdf, title, accessible)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Yield every dictionary and stream of the document, those inside others too."""
    for top in pdf.objects:
        waiting = [top]
        while waiting:
            found = waiting.pop()
            if isinstance(found, (Dictionary, Stream)):
                yield found
                children = [found.get(key) for key in found.keys()]  # noqa: SIM118 - no mapping
            elif isinstance(found, Array):
                children = list(found)
            else:
                continue
            # What is indirect comes by itself.
            waiting += [c for c in children if isinstance(c, Object) and not c.is_indirect]


def _forget(holder: Object, name: str) -> None:
    if name in holder:
        del holder[name]


def _clean_dictionary(found: Object) -> None:
    if "/EF" in found:
        message = _(
            "Other files are attached inside this PDF, and they cannot be cleaned. "
            "Remove the attachments and upload it again."
        )
        raise ValidationError(message, code="attachments")
    for name in FORGOTTEN:
        _forget(found, name)
    if "/Rect" in found and "/Subtype" in found and found.Subtype != Name.Widget:
        for name in FORGOTTEN_IN_COMMENTS:
            _forget(found, name)
    if found.get("/FT") == Name.Sig:
        _forget(found, "/V")
    for name in ("/A", "/PA", "/Next"):
        if _is_unwanted(found.get(name)):
            del found[name]


def _is_unwanted(action: object) -> bool:
    """Say whether this is an action that may not stay; attributes of tags, say, are none."""
    if isinstance(action, Array):
        return any(_is_unwanted(single) for single in action)
    if not isinstance(action, Dictionary):
        return False
    kind = action.get("/S")
    if kind == Name.URI:
        address = str(action.get("/URI", ""))
        return address.startswith("\\") or urlsplit(address).scheme not in LINK_SCHEMES
    return str(kind) in UNWANTED_ACTIONS


def _clean_picture(stream: Stream) -> None:
    """Strip a picture that lies in the PDF as the camera's own file."""
    filters = stream.get("/Filter")
    names = [str(f) for f in filters] if isinstance(filters, Array) else [str(filters)]
    if names[-1] not in {"/DCTDecode", "/JPXDecode"}:
        return
    data = stream.read_raw_bytes()
    for name in names[:-1]:
        if name != "/FlateDecode":
            raise ValueError(f"Cannot look into a picture packed with {name}.")
        data = zlib.decompress(data)
    strip = strip_jpeg if names[-1] == "/DCTDecode" else strip_jp2
    parameters = stream.get("/DecodeParms")
    last = parameters[-1] if isinstance(parameters, Array) else parameters
    last = last if isinstance(last, Dictionary) else None
    stream.write(strip(data), filter=Name(names[-1]), decode_parms=last)


def _describe(pdf: pikepdf.Pdf, title: str, accessible: object) -> None:
    pdf.docinfo["/Title"] = title
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        if accessible:
            # A claim about the tags, which are kept; it names nobody.
            metadata[UA_PART] = str(accessible)
