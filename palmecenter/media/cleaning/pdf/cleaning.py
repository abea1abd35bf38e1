"""PDF documents without author, history, hidden files and programs; tags and language kept."""

from typing import BinaryIO

import pikepdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pikepdf import Dictionary, Name, Object, Stream
from pikepdf.sanitize import Sanitizer

from .actions import HOLDERS, is_unwanted
from .comments import is_annotation, remove_comments
from .labels import remove_paths
from .looking import refusals
from .pictures import clean_picture
from .walking import dictionaries

# Gone wherever they stand: metadata streams, private data of programs, dates, thumbnails, paths of
# source pictures (OPI) and pages (Ref), files that belong to something (AF), layer creators, events
# that start programs, forms' XML twin, the styled twin of what is filled in.
FORGOTTEN = (
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/OPI", "/Ref", "/AF", "/CreatorInfo",
    "/SpiderInfo", "/AA", "/JS", "/XFA", "/RV",
)  # fmt: skip
# Gone from the document itself: what runs on opening, and what belongs to signatures, which name
# their signer and are void anyway once the file is rewritten.
FORGOTTEN_IN_ROOT = ("/OpenAction", "/Perms", "/DSS", "/Legal", "/URI", "/Collection")
# Of the names of a document only those of places in it stay; not pages that are shown nowhere.
NAMES_KEPT = {"/Dests"}
# Who made a link, and when. /T of a form field is the field's name and stays.
FORGOTTEN_IN_LINKS = ("/T", "/M", "/CreationDate", "/NM", "/Subj", "/RC", "/Popup", "/IRT")
# A stream's data may lie in a file elsewhere.
FORGOTTEN_IN_STREAMS = ("/F", "/FFilter", "/FDecodeParms")
UA_PART = "pdfuaid:part"


def clean_pdf(source: BinaryIO, target: BinaryIO, title: str) -> None:
    """Write the PDF in `source` to `target` without what it tells about people.

    Kept: pages, bookmarks, forms, links to the web, language, tags, the claim to be PDF/UA. Gone:
    document information and XMP, metadata of every object, comments and whatever else lies on top
    of the pages, signatures, JavaScript and other actions, alternative texts that are paths, EXIF
    and the like in pictures, earlier versions, the identifier.
    The title becomes `title`, the readers' own; none when it is empty. The same file gives the same
    bytes, with the first page first (linearised) for readers on weak lines.
    Raises ValidationError for an encrypted or damaged PDF, and for one that hides what can only be
    taken out in the program that it comes from: see the kinds that are refused.
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
    if found := refusals(pdf):
        kinds = dict.fromkeys(one.kind for one in found)
        first, *others = (ValidationError(str(kind.words), code=kind.code) for kind in kinds)
        raise ValidationError([first, *others]) if others else first
    accessible = pdf.open_metadata().get(UA_PART)
    Sanitizer().remove_javascript().remove_multimedia().remove_search_index().apply(pdf)
    for name in FORGOTTEN_IN_ROOT:
        _forget(pdf.Root, name)
    for name in ("/Info", "/ID"):
        _forget(pdf.trailer, name)
    remove_comments(pdf)
    remove_paths(pdf)
    for name in _names(pdf) - NAMES_KEPT:
        _forget(pdf.Root.Names, name)
    for one in dictionaries(pdf):
        _clean_dictionary(one)
        if isinstance(one, Stream):
            _clean_stream(one)
    if title:
        _describe(pdf, title, accessible)


def _forget(holder: Object, name: str) -> None:
    if name in holder:
        del holder[name]


def _names(pdf: pikepdf.Pdf) -> set[str]:
    names = pdf.Root.get("/Names")
    return set(names.keys()) if isinstance(names, Dictionary) else set()


def _clean_dictionary(found: Object) -> None:
    for name in FORGOTTEN:
        _forget(found, name)
    if is_annotation(found) and found.Subtype != Name.Widget:
        for name in FORGOTTEN_IN_LINKS:
            _forget(found, name)
    if found.get("/FT") == Name.Sig:
        _forget(found, "/V")
    if found.get("/Type") == Name.Thread:
        _forget(found, "/I")  # who wrote an article, and when
    for name in HOLDERS:
        if is_unwanted(found.get(name)):
            del found[name]


def _clean_stream(stream: Stream) -> None:
    for name in FORGOTTEN_IN_STREAMS:
        _forget(stream, name)
    clean_picture(stream)


def _describe(pdf: pikepdf.Pdf, title: str, accessible: object) -> None:
    pdf.docinfo["/Title"] = title
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        if accessible:
            # A claim about the tags, which are kept; it names nobody.
            metadata[UA_PART] = str(accessible)
