"""What the media tests share: storage that can be searched, and an editor who is signed in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

from .dirty import CANARY, finds_canary

Leaks = Callable[[], list[str]]


@pytest.fixture
def media_root(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def leaks(media_root: Path) -> Leaks:
    """Return a function that names every stored file with the canary in its bytes or its name."""

    def search() -> list[str]:
        files = [path for path in media_root.rglob("*") if path.is_file()]
        assert files, "nothing was stored, so nothing was tested"
        return [
            str(path) for path in files if CANARY in str(path) or finds_canary(path.read_bytes())
        ]

    return search


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    user = get_user_model().objects.create_superuser("anna", "anna@example.org", "password")
    client.force_login(user)
    return client
