"""Files in, clean files out: what an upload tells about people does not get past here.

Pure functions over bytes and binary files; nothing here knows Django's models, storage or settings.
A file that cannot be cleaned is refused with a `ValidationError` that tells an editor what to do.
"""

from .documents import DOCUMENT_TYPES, clean_document
from .images import clean_image
from .pdf import PDFIUM, Finding, Outcome, pdf_findings

__all__ = [
    "DOCUMENT_TYPES",
    "PDFIUM",
    "Finding",
    "Outcome",
    "clean_document",
    "clean_image",
    "pdf_findings",
]
