"""Every way a file can come in: what lies on disk afterwards, and at every step between."""

import re
from collections.abc import Callable
from hashlib import sha1
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.models import UploadedFile

from palmecenter.media.models import Document, Image
from tests.factories.media import DocumentFactory, ImageFactory

from . import dirty, dirty_documents as offices
from .conftest import Leaks
from .uploading import (
    ALT,
    LABEL,
    PDF_NAME,
    PHOTO_NAME,
    document_form,
    finish_upload,
    image_form,
    paper,
    photo,
    prefixed,
    quiet_paper,
    tick_in,
    upload_many,
)

pytestmark = pytest.mark.django_db

# Ways for pictures ---------------------------------------------------------------------------


def by_create(editor: Client) -> None:
    Image.objects.create(
        title="Möte", file=ContentFile(dirty.jpeg(dirty.TURNED), PHOTO_NAME), **ALT
    )


def by_file_save(editor: Client) -> None:
    image = Image(title="Möte", **ALT)
    image.file.save(PHOTO_NAME, ContentFile(dirty.jpeg(dirty.TURNED)), save=True)


def by_open_file(editor: Client) -> None:
    with BytesIO(dirty.jpeg(dirty.TURNED)) as opened:
        image: Any = Image(title="Möte", **ALT)
        image.file = SimpleUploadedFile(PHOTO_NAME, opened.read())
        image.full_clean(exclude=["tags"])
        image.save()


def by_admin_form(editor: Client) -> None:
    response = editor.post(reverse("wagtailimages:add"), image_form(file=photo()))
    assert response.status_code == 302, response.context["form"].errors


def by_chooser(editor: Client) -> None:
    data = prefixed("image-chooser-upload", image_form(file=photo()))
    response = editor.post(reverse("wagtailimages_chooser:create"), data)
    assert response.json()["step"] == "chosen"


def by_multiple_upload(editor: Client) -> None:
    assert upload_many(editor, "image", photo()).json()["success"]
    assert not Image.objects.exists()
    assert finish_upload(editor, "image", image_form()).json()["success"]


def by_replacement(editor: Client) -> None:
    image = ImageFactory.create(**ALT)
    image.get_rendition("width-100")
    old = image.file.path
    url = reverse("wagtailimages:edit", args=[image.pk])
    response = editor.post(url, image_form(file=photo()))
    assert response.status_code == 302, response.context["form"].errors
    assert not Path(old).exists()
    assert not image.renditions.exists()


def by_assignment(editor: Client) -> None:
    image: Any = ImageFactory.create(**ALT)
    image.file = ContentFile(dirty.jpeg(dirty.TURNED), PHOTO_NAME)
    image.save(update_fields=["file", "width", "height"])


IMAGE_WAYS = [
    by_create, by_file_save, by_open_file, by_admin_form, by_chooser, by_multiple_upload,
    by_replacement, by_assignment,
]  # fmt: skip


@pytest.mark.parametrize("way", IMAGE_WAYS)
def test_a_picture_is_stored_clean_and_described_as_stored(
    way: Callable[[Client], None], editor: Client, leaks: Leaks
) -> None:
    way(editor)
    assert leaks() == []
    image = Image.objects.get()
    stored = Path(image.file.path).read_bytes()
    assert image.file_size == len(stored)
    assert image.file_hash == sha1(stored, usedforsecurity=False).hexdigest()
    with Picture.open(BytesIO(stored)) as picture:
        assert (image.width, image.height) == picture.size == (64, 96)
    assert re.fullmatch(r"original_images/[0-9a-f]{20}(_\w+)?\.jpg", image.file.name)


@pytest.mark.parametrize("spec", ["original", "width-40", "fill-20x20|format-webp", "max-9x9"])
def test_renditions_tell_no_more_than_the_picture(spec: str, leaks: Leaks) -> None:
    file = ContentFile(dirty.jpeg(), PHOTO_NAME)
    rendition = ImageFactory.create(file=file, **ALT).get_rendition(spec)
    assert leaks() == []
    with Picture.open(rendition.file.path) as picture:
        assert not picture.getexif()


# Ways for documents --------------------------------------------------------------------------


def document_by_create(editor: Client) -> None:
    Document.objects.create(title="Bok", file=ContentFile(offices.pdf(), PDF_NAME), **LABEL)


def document_by_file_save(editor: Client) -> None:
    Document(title="Bok", **LABEL).file.save(PDF_NAME, ContentFile(offices.pdf()), save=True)


def document_by_admin_form(editor: Client) -> None:
    url = reverse("wagtaildocs:add")
    first = editor.post(url, document_form(file=paper()))
    assert not Document.objects.exists()
    tick = tick_in(first.content.decode())
    response = editor.post(url, document_form(file=paper(), **tick))
    assert response.status_code == 302, response.context["form"].errors


def document_by_chooser(editor: Client) -> None:
    url = reverse("wagtaildocs_chooser:create")
    data = prefixed("document-chooser-upload", document_form(file=paper()))
    tick = tick_in(editor.post(url, data).json()["htmlFragment"])
    assert not Document.objects.exists()
    data = prefixed("document-chooser-upload", document_form(file=paper())) | tick
    assert editor.post(url, data).json()["step"] == "chosen"


def document_by_multiple_upload(editor: Client) -> None:
    assert not upload_many(editor, "document", paper()).json()["success"]
    assert not UploadedFile.objects.exists()
    assert upload_many(editor, "document", quiet_paper()).json()["success"]
    assert not Document.objects.exists()
    assert finish_upload(editor, "document", document_form()).json()["success"]


def document_by_replacement(editor: Client) -> None:
    document = DocumentFactory.create(**LABEL)
    before = Path(document.file.path).read_bytes()
    url = reverse("wagtaildocs:edit", args=[document.pk])
    first = editor.post(url, document_form(file=paper()))
    assert Path(document.file.path).read_bytes() == before
    tick = tick_in(first.content.decode())
    response = editor.post(url, document_form(file=paper(), **tick))
    assert response.status_code == 302, response.context["form"].errors


DOCUMENT_WAYS = [
    document_by_create, document_by_file_save, document_by_admin_form, document_by_chooser,
    document_by_multiple_upload, document_by_replacement,
]  # fmt: skip


@pytest.mark.parametrize("way", DOCUMENT_WAYS)
def test_a_document_is_stored_clean_and_described_as_stored(
    way: Callable[[Client], None], editor: Client, leaks: Leaks
) -> None:
    way(editor)
    assert leaks() == []
    document = Document.objects.get()
    stored = Path(document.file.path).read_bytes()
    assert document.file_size == len(stored)
    assert document.file_hash == sha1(stored, usedforsecurity=False).hexdigest()
    assert document.filename == "sa-leder-du-moten.pdf"
    assert "Så leder du möten".encode() in stored
