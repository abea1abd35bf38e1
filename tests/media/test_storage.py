"""A file is stored whole or not at all, whatever breaks it off."""

import errno
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client

from palmecenter.media.models import Image
from palmecenter.media.storage import WholeFilesStorage

from .uploading import image_form, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage(tmp_path) -> WholeFilesStorage:
    return WholeFilesStorage(location=tmp_path / "media")


def below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_that_is_broken_off_leaves_nothing(storage):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            storage.save("a/b.bin", ContentFile(b"x" * 200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert below(Path(storage.location)) == []
    assert storage.save("a/b.bin", ContentFile(b"x")) == "a/b.bin"


class Watching(ContentFile):
    """Notes what lies in a folder while it is being written."""

    def __init__(self, data: bytes, folder: Path) -> None:
        super().__init__(data)
        self.folder, self.seen = folder, [""]

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"half"
        self.seen = below(self.folder)
        yield b"whole"


def test_a_file_has_its_name_once_it_is_whole(storage):
    content = Watching(b"", Path(storage.location))
    assert storage.save("a.bin", content) == "a.bin"
    assert len(content.seen) == 1
    assert content.seen != ["a.bin"]
    assert below(Path(storage.location)) == ["a.bin"]


def test_what_has_the_name_already_is_kept(storage):
    first, second = (storage.save("a.bin", ContentFile(data)) for data in (b"1", b"2"))
    assert first != second
    assert (storage.open(first).read(), storage.open(second).read()) == (b"1", b"2")


def test_a_name_that_is_taken_in_the_last_moment_is_left_to_whoever_has_it(storage, monkeypatch):
    storage.save("a.bin", ContentFile(b"1"))
    name = storage._save("a.bin", ContentFile(b"2"))
    assert name != "a.bin"
    assert storage.open("a.bin").read() == b"1"
    assert storage.open(name).read() == b"2"


def test_a_file_system_without_links_will_do(storage, monkeypatch):
    def refuse(*_given: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert storage._save("a.bin", ContentFile(b"1")) == "a.bin"
    assert storage._save("a.bin", ContentFile(b"2")) != "a.bin"
    assert storage.open("a.bin").read() == b"1"


def test_a_large_upload_is_moved_into_place(storage):
    upload = TemporaryUploadedFile("a.bin", "application/octet-stream", 3, None)
    upload.write(b"abc")
    upload.seek(0)
    assert storage.save("a.bin", upload) == "a.bin"
    assert below(Path(storage.location)) == ["a.bin"]
    Path(upload.temporary_file_path()).touch()  # its own end removes it


def test_an_upload_that_finds_no_room_is_told_so_and_stores_nothing(
    editor: Client, monkeypatch, settings
):
    def full(handle: int, mode: str) -> None:
        os.close(handle)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = below(Path(settings.MEDIA_ROOT))
    editor.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", full)
        response = editor.post("/admin/images/add/", image_form(file=photo()))
    assert response.status_code == 503
    assert "We could not store it just now" in response.content.decode()
    assert not Image.objects.exists()
    assert below(Path(settings.MEDIA_ROOT)) == before
