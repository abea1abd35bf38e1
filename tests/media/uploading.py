"""Uploading dirty files through the admin, as an editor does."""

from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from . import dirty, dirty_documents as offices

ALT = {"alt_sv": "Kvinnor runt ett bord", "alt_en": "Women around a table"}
LABEL = {"label_sv": "Så leder du möten", "label_en": ""}
PHOTO_NAME = f"{dirty.CANARY}.JPG"
PDF_NAME = f"{dirty.CANARY}.pdf"
PAPER = offices.pdf()  # the same file each time: what is ticked holds for that alone


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile(PHOTO_NAME, dirty.jpeg(dirty.TURNED), "image/jpeg")


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile(PDF_NAME, PAPER, "application/pdf")


def quiet_paper() -> SimpleUploadedFile:
    """A dirty PDF of which the editor is asked nothing: all that must go goes by itself."""
    return SimpleUploadedFile(PDF_NAME, offices.pdf(asked=False), "application/pdf")


def tick_in(html: str) -> dict[str, object]:
    """What is sent when the editor ticks that a PDF may go on."""
    box = BeautifulSoup(html, "lxml").select_one("input[type=checkbox][name$=findings_seen]")
    assert box, "There is nothing to tick."
    assert not box.has_attr("checked")
    return {str(box["name"]): str(box["value"])}


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
