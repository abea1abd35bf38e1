"""Locks that all processes of the machine share; they end with the process that holds them."""

import fcntl
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def locked(path: Path, *, wait: float | None = None) -> Iterator[bool]:
    """Hold the lock of that name; yield whether it could be had within `wait` seconds.

    Without `wait`, for as long as it takes.
    """
    with _opened(path) as handle:
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
