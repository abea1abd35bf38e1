"""Every way to upload a file, garbled: an answer, and never a 500.

Some garbles are tried here: `GARBLED=100000` tries all.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from tests.factories.pages import SectionPageFactory
from tests.factories.projects import ProjectIndexPageFactory
from tests.pages.garbling import VALUES, Cases, cases_of, failing, query, some

from .uploading import document_form, image_form, photo, quiet_paper, upload_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(editor_client: Client) -> Iterator[Client]:
    """An editor who gets an answer where a test would get the exception."""
    editor_client.raise_request_exception = False
    logging.disable(logging.CRITICAL)
    yield editor_client
    logging.disable(logging.NOTSET)


NAMES = [
    "",
    "x",
    ".jpg",
    "a" * 300 + ".jpg",
    "../../x.jpg",
    "a\nb.jpg",
    "x.php.jpg",
    "x.pdf",
    "x.JPG",
]
HOLDING = [
    b"",
    b"x",
    b"\xff\xd8\xff",
    b"%PDF-1.4\n",
    b"%PDF-",
    b"PK\x03\x04",
    b"\0" * 100,
    b"GIF89a",
]


def uploads() -> Iterator[tuple[str, Any]]:
    """Yield what may be sent as a file, and what that is."""
    for name in NAMES:
        yield f"named {name[:20]!r}", SimpleUploadedFile(name or "x", photo().read(), "image/jpeg")
    for data in HOLDING:
        for name in ("x.jpg", "x.pdf", "x.epub", "x.mp3", "x.csv", "x.png", "x.avif"):
            yield f"{name} of {data[:8]!r}", SimpleUploadedFile(name, data, "image/jpeg")
    yield "a text", "x"
    yield "several texts", ["x", "y"]
    yield "several files", [photo(), photo()]


@pytest.mark.parametrize("kind", ["image", "document"])
def test_uploads_one_by_one(staff: Client, kind: str) -> None:
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    form = image_form() if kind == "image" else document_form()
    for address in (reverse(f"{name}:add"), reverse(f"{name}_chooser:create")):
        fields = [(key, str(value)) for key, value in form.items()]
        cases = [(what, {**query(fields), "file": file}) for what, file in some(uploads(), 5)]
        cases += [
            (what, {**data, "file": photo() if kind == "image" else quiet_paper()})
            for what, data in some(cases_of(fields), 19)
        ]
        assert not failing(staff, address, cases)


@pytest.mark.parametrize("kind", ["image", "document"])
def test_several_uploads_at_once(staff: Client, kind: str) -> None:
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    address = reverse(f"{name}:add_multiple")
    cases: Cases = [
        (what, {"title": "x", "files[]": file, "collection": collection})
        for what, file in some(uploads(), 7)
        for collection in ("1", "x", "")
    ]
    cases += [("no file", {"title": "x"}), ("nothing", {}), ("file", {"file": photo()})]
    assert not failing(staff, address, cases)
    form = image_form() if kind == "image" else document_form()
    fields = [(f"{{}}{name}", str(value)) for name, value in form.items()]
    for what, data in some(cases_of(fields), 19):
        with transaction.atomic():
            upload_many(staff, kind, photo() if kind == "image" else quiet_paper())
            key = UploadedFile.objects.get().pk
            finish = reverse(f"{name}:create_multiple_from_uploaded_{kind}", args=[key])
            given = {one.format(f"uploaded-{kind}-{key}-"): value for one, value in data.items()}
            assert not failing(staff, finish, [(what, given)])
            transaction.set_rollback(True)


def test_an_import(staff: Client, home) -> None:
    index = ProjectIndexPageFactory(parent=SectionPageFactory(parent=home))
    cases = [(what, {"file": file, "index": index.pk}) for what, file in some(uploads(), 5)]
    csv = SimpleUploadedFile("x.csv", b"slug;heading_sv\r\nny;Ny", "text/csv")
    cases += [
        (f"index {value[:9]!r}", {"file": csv, "index": value.encode("utf-8", "replace")})
        for value in VALUES
    ]
    assert not failing(staff, reverse("project_import"), cases)
