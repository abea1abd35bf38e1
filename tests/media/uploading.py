"""Uploading dirty files through the admin, as an editor does."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from . import dirty, dirty_documents as offices

ALT = {"alt_sv": "Kvinnor runt ett bord", "alt_en": "Women around a table"}
LABEL = {"label_sv": "Så leder du möten", "label_en": ""}
PHOTO_NAME = f"{dirty.CANARY}.JPG"
PDF_NAME = f"{dirty.CANARY}.pdf"


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile(PHOTO_NAME, dirty.jpeg(dirty.TURNED), "image/jpeg")


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile(PDF_NAME, offices.pdf(), "application/pdf")


def collection() -> int:
    return Collection.get_first_root_node().pk


def prefixed(prefix: str, data: dict[str, object]) -> dict[str, object]:
    return {f"{prefix}-{name}": value for name, value in data.items()}


def image_form(**extra: object) -> dict[str, object]:
    return {"title": "Möte", "collection": collection(), "tags": "", **ALT, **extra}


def document_form(**extra: object) -> dict[str, object]:
    return {"title": "Bok", "collection": collection(), "tags": "", **LABEL, **extra}


def upload_many(editor: Client, kind: str, upload: SimpleUploadedFile) -> Any:
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    return editor.post(
        reverse(f"{name}:add_multiple"),
        {"title": upload.name, "files[]": upload, "collection": collection()},
    )


def finish_upload(editor: Client, kind: str, data: dict[str, object]) -> Any:
    held = UploadedFile.objects.get()
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    step = f"create_multiple_from_uploaded_{kind}"
    prefix = f"uploaded-{kind}-{held.pk}"
    return editor.post(reverse(f"{name}:{step}", args=[held.pk]), prefixed(prefix, data))
