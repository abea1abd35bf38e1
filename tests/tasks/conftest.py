"""Jobs of a test's own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from palmecenter.tasks import schedule
from palmecenter.tasks.schedule import Job, register


@pytest.fixture
def job(monkeypatch) -> Callable[..., Job]:
    """Return what makes a job that is in the schedule; no others are."""
    monkeypatch.setattr(schedule, "_jobs", {})

    def make(name: str, run: Callable[[], Any], **when: Any) -> Job:
        made = Job(name, name, run, **({"every": timedelta(minutes=1)} | when))
        register(made)
        return made

    return make
