"""Pages that fail, and what is told of it."""

import json
import logging
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from palmecenter.errors import held_back
from palmecenter.pages import views


@pytest.fixture(autouse=True)
def nothing_told(settings, tmp_path, monkeypatch) -> None:
    """Nothing has been told lately."""
    settings.ERRORS_DIR = tmp_path / "errors"
    monkeypatch.setattr(held_back, "_own", {})


@pytest.fixture
def visitor() -> Client:
    """A visitor, who gets an answer where a test would get the exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def fail(monkeypatch) -> Callable[[Callable[[], object]], None]:
    """Return what makes every page fail, by a function that raises."""

    def make(failing: Callable[[], object]) -> None:
        monkeypatch.setattr(views, "route", lambda *_given: failing())

    return make


@pytest.fixture
def lines(monkeypatch) -> Callable[[], list[dict[str, Any]]]:
    """Return what gives the lines that the log has got, each read as JSON."""
    (handler,) = (one for one in logging.getLogger().handlers if one.get_name() == "log")
    written = StringIO()
    monkeypatch.setattr(handler, "stream", written)
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]
