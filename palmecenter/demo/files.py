"""Files to download: made, and stored as documents of the site, once."""

from collections import Counter
from collections.abc import Callable

from django.core.files.base import ContentFile

from palmecenter.media.models import Document

from .pictures import demo_collection


def document_of(
    title: str,
    labels: dict[str, str],
    make: Callable[[], ContentFile | None],
    made: Counter[str],
) -> Document | None:
    """Return the document that staff know by a title, made and stored when it is not there yet.

    `labels` are its translated columns for readers. None where `make` can make no file.
    """
    collection = demo_collection()
    found = Document.objects.filter(title=title, collection=collection).first()
    if found:
        return found
    file = make()
    if file is None:
        return None
    document = Document(title=title, file=file, collection=collection, **labels)
    document.full_clean(exclude=["file_hash"])
    document.save()
    made["files"] += 1
    return document
