"""Pictures and documents with texts in Swedish and English."""

from .document import Document, document_path
from .image import Image, Rendition

__all__ = ["Document", "Image", "Rendition", "document_path"]
