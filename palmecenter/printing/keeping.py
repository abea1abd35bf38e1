"""Files that were made once and are kept: found by what went into them, removed when it may hurt.

A file lies in the folder of its page. Its name holds the key (what it was made from) and the digest
of its own bytes, which is its tag on the web. Whatever a page shows is in the key: a changed page
asks for another file, and an old one is never sent. It must not lie about on the disk either:
`forget` removes at once whatever is kept.
"""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings

from .locks import locked

DAYS_UNUSED = 30
DAY = 24 * 3600


@dataclass(frozen=True)
class Slot:
    """What a file is of: a page, and a name such as `sv` or `en-booklet`, with its ending."""

    page: int
    name: str
    ending: str

    def pattern(self, key: str = "*") -> str:
        """Return what the names of the slot's files look like."""
        return f"{self.name}.{key}.*.{self.ending}"


@dataclass(frozen=True)
class KeptFile:
    """A file that is kept. `etag` is strong: the same tag means the same bytes."""

    path: Path
    size: int

    @property
    def etag(self) -> str:
        """The tag of its bytes, quoted."""
        return f'"{self.path.name.split(".")[-2]}"'

    def open(self) -> IO[bytes]:
        """Open the file; raise FileNotFoundError where it was forgotten since it was found."""
        return self.path.open("rb")


@dataclass(frozen=True)
class UnkeptFile:
    """A file that there was no room to keep: it is sent, and gone."""

    data: bytes

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.data)

    @property
    def etag(self) -> str:
        """The tag of its bytes, quoted: the same as if it were kept."""
        return f'"{_digest(self.data)}"'

    def open(self) -> IO[bytes]:
        """Return it as a file."""
        return BytesIO(self.data)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]


def _root() -> Path:
    return Path(settings.KEPT_FILES_DIR)


def _files() -> Path:
    return _root() / "files"


def _locked(name: str, *, wait: float | None = None) -> AbstractContextManager[bool]:
    return locked(_root() / name, wait=wait)


@contextmanager
def in_line(places: int) -> Iterator[bool]:
    """Hold one of so many places in the line of those who make a file or wait for their turn.

    Yields whether there was one. Nobody waits here: who waits holds a thread that readers of pages
    need.
    """
    with ExitStack() as held:
        yield any(
            held.enter_context(_locked(f"line-{number}.lock", wait=0)) for number in range(places)
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
    with _locked("making.lock", wait=wait) as had:
        yield had


def generation() -> str:
    """Return the name of what is kept now. It changes when everything is forgotten.

    Empty where nothing can be kept, since there is no room.
    """
    with _locked("lock"):
        if not _generation_at_hand():
            with suppress(OSError):
                _files().mkdir(parents=True, exist_ok=True)
                (_files() / "generation").write_text(secrets.token_hex(8))
        return _generation_at_hand()


def find(slot: Slot, key: str) -> KeptFile | None:
    """Return the file made from `key`, if it is kept, and note that it was asked for."""
    for path in (_files() / str(slot.page)).glob(slot.pattern(key)):
        with suppress(OSError):
            os.utime(path)
            return KeptFile(path, path.stat().st_size)
    return None


def keep(slot: Slot, key: str, data: bytes, born: str) -> KeptFile | None:
    """Keep a file, whole or not at all; None if all was forgotten since the generation `born`.

    Raises OSError where there is no room, and leaves nothing behind.
    """
    if not born:  # nobody could tell that all was forgotten meanwhile
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    name = f"{slot.name}.{key}.{_digest(data)}.{slot.ending}"
    draft = _root() / f"draft-{secrets.token_hex(8)}"
    try:
        draft.write_bytes(data)
        with _locked("lock"):
            if _generation_at_hand() != born:
                return None
            folder = _files() / str(slot.page)
            folder.mkdir(exist_ok=True)
            draft.replace(folder / name)
    finally:
        draft.unlink(missing_ok=True)
    tidy()
    return KeptFile(_files() / str(slot.page) / name, len(data))


def note_too_long(slot: Slot, key: str) -> None:
    """Note that what `key` says cannot be made, so that nobody tries it again today."""
    with suppress(OSError):
        path = _too_long(slot, key)
        path.parent.mkdir(exist_ok=True)
        path.touch()


def is_too_long(slot: Slot, key: str) -> bool:
    """Tell whether it was tried today, in vain, to make what `key` says."""
    with suppress(OSError):
        return _too_long(slot, key).stat().st_mtime > time.time() - DAY
    return False


def _too_long(slot: Slot, key: str) -> Path:
    return _files() / str(slot.page) / f"{slot.name}.{key}.too-long"


def _generation_at_hand() -> str:
    """Return the generation, or the empty string where nothing is kept."""
    with suppress(OSError):
        return (_files() / "generation").read_text()
    return ""


def size_of(slot: Slot) -> int | None:
    """Return the bytes of the newest file in a slot, or None if none is kept."""
    sizes = []
    for path in (_files() / str(slot.page)).glob(slot.pattern()):
        with suppress(OSError):
            found = path.stat()
            sizes.append((found.st_mtime, found.st_size))
    return max(sizes)[1] if sizes else None


def forget_page(pk: int) -> None:
    """Remove the files of one page, which are about to be out of date."""
    shutil.rmtree(_files() / str(pk), ignore_errors=True)


def forget(page: object = None) -> None:
    """Remove every file that is kept, in this very moment.

    To be called when something public stops being so: a page unpublished, deleted, moved, made
    private, or its level raised. Files of other pages show it too (lists, the manual), so all go,
    and are made again when they are asked for. What is being made meanwhile is not kept.
    """
    if not _files().exists():
        return
    gone = _root() / f"gone-{secrets.token_hex(8)}"
    with _locked("lock"), suppress(FileNotFoundError):
        _files().rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def tidy() -> int:
    """Remove what nobody asked for lately, and the oldest above the limit; return how many."""
    found = []
    for path in _files().glob("*/*"):
        with suppress(OSError):
            stat = path.stat()
            found.append((stat.st_mtime, stat.st_size, path))
    room, removed = settings.MOST_KEPT_BYTES, 0
    for used, size, path in sorted(found, reverse=True):
        room -= size
        if room < 0 or used < time.time() - DAYS_UNUSED * DAY:
            path.unlink(missing_ok=True)
            removed += 1
    for draft in [*_root().glob("draft-*"), *_root().glob("gone-*")]:
        with suppress(OSError):
            if draft.stat().st_mtime < time.time() - DAY:
                shutil.rmtree(draft) if draft.is_dir() else draft.unlink()
    return removed
