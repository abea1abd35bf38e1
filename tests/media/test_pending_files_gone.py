"""Files that are gone from the disk, or cut short, while an editor works on them."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from .uploading import document_form, finish_upload, image_form, photo, quiet_paper, upload_many

pytestmark = pytest.mark.django_db
KINDS = pytest.mark.parametrize("kind", ["image", "document"])
GONE = {
    "sv": "Filen finns inte längre på servern, eller är skadad. Ta bort den här raden och ladda "
    "upp filen igen.",
    "en": "The file is no longer on the server, or is damaged. Delete this row and upload the "
    "file again.",
}


def form_of(kind: str) -> dict[str, object]:
    return image_form() if kind == "image" else document_form()


def held_file(editor: Client, kind: str) -> Path:
    upload_many(editor, kind, photo() if kind == "image" else quiet_paper())
    return Path(UploadedFile.objects.get().file.path)


def lose(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9])


@KINDS
@pytest.mark.parametrize("damage", [lose, cut])
def test_a_held_file_that_is_gone_is_said_in_words_and_what_was_typed_stays(
    editor: Client, kind: str, damage: Any
) -> None:
    damage(held_file(editor, kind))
    response = finish_upload(editor, kind, form_of(kind))
    assert response.status_code == 200
    answer = response.json()
    assert not answer["success"]
    shown = BeautifulSoup(answer["form"], "html.parser")
    assert any(words in shown.get_text(" ", strip=True) for words in GONE.values())
    title = shown.select_one("input[name$=-title]")
    assert title
    assert title["value"] == form_of(kind)["title"]
    model = get_image_model() if kind == "image" else get_document_model()
    assert not model.objects.exists()


@KINDS
def test_a_held_file_that_is_gone_can_be_deleted_from_the_list(editor: Client, kind: str) -> None:
    held_file(editor, kind).unlink()
    key = UploadedFile.objects.get().pk
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    response = editor.post(reverse(f"{name}:delete_upload_multiple", args=[key]))
    assert response.json() == {"success": True}
    assert not UploadedFile.objects.exists()


@KINDS
@pytest.mark.parametrize("damage", [lose, cut])
def test_a_stored_file_that_is_gone_can_be_replaced_and_its_texts_edited(
    editor: Client, kind: str, damage: Any
) -> None:
    held_file(editor, kind)
    finish_upload(editor, kind, form_of(kind))
    model: Any = get_image_model() if kind == "image" else get_document_model()
    stored = model.objects.get()
    damage(Path(stored.file.path))
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    address = reverse(f"{name}:edit", args=[stored.pk])
    several = reverse(f"{name}:edit_multiple", args=[stored.pk])
    prefix = "image" if kind == "image" else "doc"
    texts = {f"{prefix}-{stored.pk}-{key}": value for key, value in form_of(kind).items()}
    assert editor.get(address).status_code == 200
    assert editor.post(several, texts).json()["success"]
    assert not editor.post(several, {}).json()["success"]
    assert editor.post(address, form_of(kind)).status_code == 302
    upload = photo() if kind == "image" else quiet_paper()
    assert editor.post(address, {**form_of(kind), "file": upload}).status_code == 302
    assert Path(model.objects.get().file.path).exists()
