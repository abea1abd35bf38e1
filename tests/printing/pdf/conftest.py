"""A place of its own for the files that each test keeps, and a PDF worker that takes no time."""

from pathlib import Path

import pytest

from palmecenter.printing import pdf


@pytest.fixture(autouse=True)
def kept(settings, tmp_path) -> Path:
    """A place of its own for the files that each test keeps."""
    settings.KEPT_FILES_DIR = tmp_path / "kept"
    return tmp_path / "kept" / "files"


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """What the PDF worker was given, which takes no time here and makes nothing."""
    given: list[str] = []

    def pretend(html: str, base: str, resources: object) -> bytes:
        given.append(html)
        return f"%PDF of {len(given)}".encode()

    monkeypatch.setattr(pdf, "make_pdf", pretend)
    return given
