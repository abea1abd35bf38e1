"""What is told once in a while though it happens often, counted by all processes together.

One small file a kind, in a folder that may be thrown away at any time. Neither a database nor a
cache is asked: what is to be told may be that they are gone. Where the folder cannot be written,
each process counts for itself.
"""

import fcntl
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from django.conf import settings

WEEK = 7 * 24 * 3600
MANY = 500
_own: dict[str, tuple[float, int]] = {}


def times_since(kind: str, seconds: float) -> int | None:
    """Count that something of a kind happened; None if it was told in the last `seconds`.

    Otherwise it is to be told now, and the number says how often it was not since the last time.
    """
    try:
        folder = Path(settings.ERRORS_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        with (folder / sha256(kind.encode()).hexdigest()[:32]).open("a+") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            told, held = _read(handle)
            told, held, answer = _counted(told, held, seconds)
            handle.truncate(0)
            handle.write(f"{told} {held}")
            return answer
    except OSError:  # no room, or no right to write
        told, held, answer = _counted(*_own.get(kind, (0.0, 0)), seconds)
        _own[kind] = told, held
        return answer


def _counted(told: float, held: int, seconds: float) -> tuple[float, int, int | None]:
    now = time.time()
    if told <= now < told + seconds:
        return told, held + 1, None
    return now, 0, held


def _read(handle: TextIO) -> tuple[float, int]:
    handle.seek(0)
    with suppress(ValueError):
        told, held = handle.read().split()
        return float(told), int(held)
    return 0.0, 0


def _tidy(folder: Path) -> None:
    """Remove what has not happened for a week, now and then: when there is much of it."""
    found = list(folder.iterdir())
    if len(found) < MANY:
        return
    for path in found:
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - WEEK:
                path.unlink()
