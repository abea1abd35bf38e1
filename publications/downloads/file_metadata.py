"""What an edition's file tells of itself: pages, length, checksum; its cover and light version."""

import hashlib
import logging
from contextlib import closing
from io import BufferedReader, BytesIO
from typing import BinaryIO, cast

import mutagen
import pypdfium2
from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task
from PIL import Image as Picture
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from palmecenter.media.cleaning import PDFIUM
from palmecenter.media.models import Document, Image

from ..models.files import FileFacts
from .pdf_compression import compress_pdf

logger = logging.getLogger(__name__)

LIGHT_FROM = 2_000_000  # bytes: a file over this gets a light version beside it
COVER_WIDTH = 800  # pixels
COLLECTION = "Covers"


def facts_of(document: Document) -> FileFacts:
    """Look up the facts of a document's file; read it anew only when the file is another."""
    facts = FileFacts.objects.filter(document=document).first() or FileFacts(document=document)
    if facts.source_hash == document.file_hash:
        return facts
    facts.source_hash = document.file_hash
    with closing(cast("BufferedReader", document.file.open("rb"))) as file:
        facts.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        facts.pages = facts.seconds = facts.cover = None
        if document.file_extension.lower() == "pdf":
            _read_pdf(facts, file)
        elif document.file_extension.lower() == "mp3":
            facts.seconds = _length(file)
    _drop_light(facts)
    facts.save()
    if document.file_extension.lower() == "pdf" and document.file_size >= LIGHT_FROM:
        make_light.enqueue(facts.pk, facts.source_hash)
        facts.refresh_from_db()  # where nobody works in the background, it is there already
    return facts


def _read_pdf(facts: FileFacts, file: BinaryIO) -> None:
    file.seek(0)
    with PDFIUM, closing(pypdfium2.PdfDocument(file)) as pdf:
        facts.pages = len(pdf)
        page = pdf[0]
        scale = COVER_WIDTH / page.get_width()
        facts.cover = _store_cover(page.render(scale=scale).to_pil(), facts.document)


def _store_cover(picture: Picture.Image, document: Document) -> Image:
    """Keep a first page as a picture of the site, named after its document; one for equal pages.

    It is decoration: the title stands beside.
    """
    target = BytesIO()
    picture.convert("RGB").save(target, "PNG")
    image = Image(
        title=document.title_in_file or document.title,
        file=ContentFile(target.getvalue(), name="cover.png"),
        is_decorative=True,
        collection=_collection(),
    )
    image.clean_upload()
    covers = Image.objects.filter(collection=image.collection, file_hash=image.file_hash)
    if found := covers.first():
        return found
    image.save()
    return image


def _collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION, depth=2).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


def _length(file: BinaryIO) -> int | None:
    file.seek(0)
    sound = mutagen.File(file)
    return round(sound.info.length) if sound else None


def _drop_light(facts: FileFacts) -> None:
    """Drop the light version of an earlier file."""
    if facts.light_file:
        facts.light_file.delete(save=False)
    facts.light_size, facts.light_hash = None, ""


@task(backend="queue", queue_name="files")
def make_light(pk: int, source_hash: str) -> None:
    """Make the light version of a large PDF, unless its file is another by now.

    Until it is there, readers are offered the file itself.
    """
    facts = FileFacts.objects.filter(pk=pk, source_hash=source_hash).first()
    if facts is None or facts.light_file:
        return
    try:
        with closing(cast("BufferedReader", facts.document.file.open("rb"))) as file:
            light = compress_pdf(file)
    except Exception:  # the file itself is there all the same; the queue keeps no word of an error
        logger.exception("No light version could be made of document %s.", facts.document_id)
        return
    if light is None:
        return
    facts.light_size = light.seek(0, 2)
    light.seek(0)
    facts.light_hash = hash_filelike(light)
    light.seek(0)
    with transaction.atomic():
        known = FileFacts.objects.select_for_update().filter(pk=pk, source_hash=source_hash)
        if known.exists():
            facts.light_file.save("light.pdf", ContentFile(light.read()), save=False)
            facts.save(update_fields=["light_file", "light_size", "light_hash"])
