"""Documents: which types are accepted, and who cleans them."""

import codecs
import shutil
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import filetype
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .audio import clean_mp3
from .epub import clean_epub
from .pdf import clean_pdf

# Only what can be cleaned for certain. Office files are not among them: they keep names in
# comments, tracked changes, templates, printers and a dozen places more. Export them as PDF.
DOCUMENT_TYPES = ("pdf", "epub", "mp3", "csv")
IN_MEMORY = 5 * 1024 * 1024  # bytes; larger files are worked on in a nameless temporary file
CHUNK = 1024 * 1024


def clean_document(source: BinaryIO, extension: str, *, title: str, max_bytes: int) -> BinaryIO:
    """Return the document in `source` without author, places, programs and history.

    `extension` is the uploaded file's (`pdf`, without the dot); the content must be that, whatever
    the file is called. `title` is the readers' title, written where the type has a place for it.
    `source` is left as it is. Raises ValidationError for a type that is not accepted, content of
    another type, a damaged or protected file, or one over the limit.
    """
    extension = extension.lower()
    if extension not in DOCUMENT_TYPES:
        message = _(
            "This type of file cannot be cleaned of names and places, so it is not accepted. "
            "Use PDF, EPUB, MP3 or CSV."
        )
        raise ValidationError(message, code="invalid_extension")
    source.seek(0, 2)
    if source.tell() > max_bytes:
        limit = filesizeformat(max_bytes)
        raise ValidationError(
            _("This file is too big: at most %(limit)s.") % {"limit": limit}, code="file_too_large"
        )
    source.seek(0)
    # Not closed here: it is the result, and vanishes when nobody holds it any more.
    target = cast("BinaryIO", SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115
    if extension == "pdf":
        clean_pdf(source, target, title)
    elif extension == "epub":
        clean_epub(source, target)
    else:
        shutil.copyfileobj(source, target)
        if extension == "mp3":
            clean_mp3(target, title)
        else:
            check_csv(target)
    target.seek(0)
    return target


def check_csv(table: BinaryIO) -> None:
    """Raise ValidationError unless the file is text in UTF-8; a CSV has nothing hidden to clean."""
    table.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        head = table.read(CHUNK)
        if filetype.guess(head) is not None:
            raise ValueError("Begins like a file of another type.")
        chunk = head
        while chunk:
            if b"\0" in chunk:
                raise ValueError("A text holds no null bytes.")
            decoder.decode(chunk)
            chunk = table.read(CHUNK)
        decoder.decode(b"", final=True)
    except ValueError as error:
        message = _("This table cannot be read: save it as CSV in UTF-8 and upload it again.")
        raise ValidationError(message, code="invalid_document") from error
