"""Locks that all processes of the machine share; they end with the process that holds them.

One file is made at a time; a few who ask for others stand in line.
"""

import fcntl
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings


def root() -> Path:
    """The folder of the files that are kept, and of their locks."""
    return Path(settings.KEPT_FILES_DIR)


@contextmanager
def locked(name: str, *, wait: float | None = None) -> Iterator[bool]:
    """Hold the lock of that name; yield whether it could be had within `wait` seconds.

    Without `wait`, for as long as it takes.
    """
    with _opened(root() / name) as handle:
        if wait is None:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield True
            return
        deadline = time.monotonic() + wait
        while not _had(handle):
            if time.monotonic() > deadline:
                yield False
                return
            time.sleep(0.05)
        yield True


def _had(handle: IO[str]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _opened(path: Path) -> IO[str]:
    """Open the file of a lock. Where a full disk takes no new one, one elsewhere must do."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+")
    except OSError:
        return tempfile.TemporaryFile("w+")


@contextmanager
def in_line(places: int) -> Iterator[bool]:
    """Hold one of so many places in the line of those who make a file or wait for their turn.

    Yields whether there was one. Nobody waits here: who waits holds a thread that readers of pages
    need.
    """
    with ExitStack() as held:
        yield any(
            held.enter_context(locked(f"line-{number}.lock", wait=0)) for number in range(places)
        )


def is_line_full(places: int) -> bool:
    """Whether all places in the line are held at this moment."""
    with in_line(places) as has_place:
        return not has_place


@contextmanager
def making(wait: float) -> Iterator[bool]:
    """Hold the one lock for making files, so that the machine makes one at a time.

    Yields whether it could be had within `wait` seconds.
    """
    with locked("making.lock", wait=wait) as had:
        yield had
