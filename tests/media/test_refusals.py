"""What waits in the multiple uploader, and what never gets in."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import UploadedFile

from palmecenter.media.models import Document, Image
from tests.factories.media import ImageFactory

from . import dirty, dirty_documents as offices
from .conftest import Leaks
from .uploading import (
    ALT,
    LABEL,
    document_form,
    finish_upload,
    image_form,
    photo,
    prefixed,
    quiet_paper,
    upload_many,
)

pytestmark = pytest.mark.django_db

# While the multiple uploader waits for the form ----------------------------------------------


@pytest.mark.parametrize(
    ("kind", "upload"), [("image", photo), ("document", quiet_paper)], ids=["image", "document"]
)
def test_a_held_upload_is_clean_and_its_name_tells_nothing(
    kind: str, upload: Callable[[], SimpleUploadedFile], editor: Client, leaks: Leaks
) -> None:
    assert upload_many(editor, kind, upload()).json()["success"]
    assert leaks() == []
    ending = "jpg" if kind == "image" else "pdf"
    held = UploadedFile.objects.get().file.name
    assert re.fullmatch(rf"wagtail_uploads/[0-9a-f]{{32}}\.{ending}", held)


@pytest.mark.parametrize("missing", ["alt_sv", "alt_en"])
def test_a_held_picture_waits_until_both_texts_are_there(
    missing: str, editor: Client, leaks: Leaks
) -> None:
    upload_many(editor, "image", photo())
    answer = finish_upload(editor, "image", image_form(**{missing: " "})).json()
    assert not answer["success"]
    assert f'name="uploaded-image-{UploadedFile.objects.get().pk}-{missing}"' in answer["form"]
    assert not Image.objects.exists()
    assert finish_upload(editor, "image", image_form()).json()["success"]
    assert not UploadedFile.objects.exists()
    assert leaks() == []


def test_a_picture_edited_in_the_multiple_uploader_cannot_lose_its_text(editor: Client) -> None:
    image = ImageFactory.create(**ALT)
    url = reverse("wagtailimages:edit_multiple", args=[image.pk])
    data = prefixed(f"image-{image.pk}", image_form(alt_en=""))
    assert not editor.post(url, data).json()["success"]
    image.refresh_from_db()
    assert image.alt_en == ALT["alt_en"]


@pytest.mark.parametrize(
    ("kind", "upload"),
    [
        ("image", SimpleUploadedFile("a.jpg", dirty.png())),
        ("image", SimpleUploadedFile("a.gif", dirty.animation("GIF"))),
        ("image", SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")),
        ("document", SimpleUploadedFile("a.pdf", b"%PDF-1.7 no")),
        ("document", SimpleUploadedFile("a.docx", offices.epub())),
    ],
)
def test_the_multiple_uploader_says_what_is_wrong_and_keeps_nothing(
    kind: str, upload: SimpleUploadedFile, editor: Client, media_root: Path
) -> None:
    upload.seek(0)
    answer = upload_many(editor, kind, upload).json()
    assert not answer["success"]
    assert answer["error_message"]
    assert not UploadedFile.objects.exists()
    assert not [path for path in media_root.rglob("*") if path.is_file()]


# Refusals --------------------------------------------------------------------------------------


def test_code_cannot_store_what_forms_would_refuse(media_root: Path) -> None:
    with override("en"), pytest.raises(ValidationError, match="ends in"):
        Image.objects.create(title="a", file=ContentFile(dirty.png(), "a.jpg"), **ALT)
    with pytest.raises(ValidationError):
        Document.objects.create(title="a", file=ContentFile(b"MZ", "a.pdf"), **LABEL)
    with pytest.raises(ValidationError):
        Image(title="a").file.save("a.svg", ContentFile(b"<svg/>"))
    assert not Image.objects.exists()
    assert not list(media_root.rglob("*.*"))


@pytest.mark.parametrize("field", ["alt_sv", "alt_en"])
@pytest.mark.parametrize("way", ["wagtailimages:add", "wagtailimages_chooser:create"])
def test_forms_ask_for_the_text_in_each_language(field: str, way: str, editor: Client) -> None:
    prefix = "image-chooser-upload-" if "chooser" in way else ""
    data = image_form(file=photo(), **{field: ""})
    response = editor.post(reverse(way), {prefix + name: value for name, value in data.items()})
    assert not Image.objects.exists()
    form = response.context["form" if not prefix else "creation_form"]
    assert list(form.errors) == [field]


def test_a_bad_file_is_told_beside_the_field(editor: Client) -> None:
    upload = SimpleUploadedFile("a.gif", dirty.animation("GIF"))
    response = editor.post(reverse("wagtailimages:add"), image_form(file=upload))
    assert list(response.context["form"].errors) == ["file"]
    broken = SimpleUploadedFile("a.pdf", b"%PDF-1.7 no")
    response = editor.post(reverse("wagtaildocs:add"), document_form(file=broken))
    assert list(response.context["form"].errors) == ["file"]


def test_a_bad_file_replaces_nothing(editor: Client, media_root: Path) -> None:
    image = ImageFactory.create(**ALT)
    before = Path(image.file.path).read_bytes()
    upload = SimpleUploadedFile("a.jpg", dirty.jpeg()[:300])
    editor.post(reverse("wagtailimages:edit", args=[image.pk]), image_form(file=upload))
    image.refresh_from_db()
    assert Path(image.file.path).read_bytes() == before


def test_the_same_picture_twice_is_noticed_whatever_the_phone_wrote_into_it(
    editor: Client, media_root: Path
) -> None:
    one = ImageFactory.create(file=ContentFile(dirty.jpeg(), "a.jpg"), **ALT)
    plain = BytesIO(dirty.jpeg().replace(dirty.CANARY.encode(), b"y" * len(dirty.CANARY)))
    two = ImageFactory.create(file=ContentFile(plain.read(), "b.jpg"), **ALT)
    assert one.file_hash == two.file_hash
    assert one.file.name != two.file.name
