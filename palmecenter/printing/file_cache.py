"""Files that were made once and are kept: found by what went into them, removed when it may hurt.

A file lies in the folder of its page. Its name holds the fingerprint of what it was made from, and
the digest of its own bytes, which is its tag on the web. Whatever a page shows is in the
fingerprint: a changed page asks for another file, and an old one is never sent. It must not lie
about on the disk either: `forget` removes at once whatever is kept.
"""

import errno
import os
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings

from .locks import locked, root

DAYS_UNUSED = 30
DAY = 24 * 3600


@dataclass(frozen=True)
class CacheKey:
    """What a file is of: a page, and a name such as `sv` or `en-booklet`, with its ending.

    What went into the file is its fingerprint.
    """

    page: int
    name: str
    ending: str

    def pattern(self, fingerprint: str = "*") -> str:
        """The pattern of the names of its files."""
        return f"{self.name}.{fingerprint}.*.{self.ending}"


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
        """Give it as a file."""
        return BytesIO(self.data)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]


def _files() -> Path:
    return root() / "files"


def generation() -> str:
    """The name of what is kept now. It changes when everything is forgotten.

    Empty where nothing can be kept, since there is no room.
    """
    with locked("lock"):
        if not _generation_at_hand():
            with suppress(OSError):
                _files().mkdir(parents=True, exist_ok=True)
                (_files() / "generation").write_text(secrets.token_hex(8))
        return _generation_at_hand()


def find(key: CacheKey, fingerprint: str) -> KeptFile | None:
    """The file of this fingerprint, if it is kept; it is noted that it was asked for."""
    for path in (_files() / str(key.page)).glob(key.pattern(fingerprint)):
        with suppress(OSError):
            os.utime(path)
            return KeptFile(path, path.stat().st_size)
    return None


def keep(key: CacheKey, fingerprint: str, data: bytes, born: str) -> KeptFile | None:
    """Keep a file, whole or not at all; None if all was forgotten since the generation `born`.

    Raises OSError where there is no room, and leaves nothing behind.
    """
    if not born:  # nobody could tell that all was forgotten meanwhile
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    name = f"{key.name}.{fingerprint}.{_digest(data)}.{key.ending}"
    draft = root() / f"draft-{secrets.token_hex(8)}"
    try:
        draft.write_bytes(data)
        with locked("lock"):
            if _generation_at_hand() != born:
                return None
            folder = _files() / str(key.page)
            folder.mkdir(exist_ok=True)
            draft.replace(folder / name)
    finally:
        draft.unlink(missing_ok=True)
    tidy()
    return KeptFile(_files() / str(key.page) / name, len(data))


def note_too_long(key: CacheKey, fingerprint: str) -> None:
    """Note that a file of this fingerprint cannot be made, so that nobody tries it again today."""
    with suppress(OSError):
        path = _too_long(key, fingerprint)
        path.parent.mkdir(exist_ok=True)
        path.touch()


def is_too_long(key: CacheKey, fingerprint: str) -> bool:
    """Whether it was tried today, in vain, to make a file of this fingerprint."""
    with suppress(OSError):
        return _too_long(key, fingerprint).stat().st_mtime > time.time() - DAY
    return False


def _too_long(key: CacheKey, fingerprint: str) -> Path:
    return _files() / str(key.page) / f"{key.name}.{fingerprint}.too-long"


def _generation_at_hand() -> str:
    """The generation, or the empty string where nothing is kept."""
    with suppress(OSError):
        return (_files() / "generation").read_text()
    return ""


def size_of(key: CacheKey) -> int | None:
    """The bytes of the newest file under a key, or None if none is kept."""
    sizes = []
    for path in (_files() / str(key.page)).glob(key.pattern()):
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
    gone = root() / f"gone-{secrets.token_hex(8)}"
    with locked("lock"), suppress(FileNotFoundError):
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
    for draft in [*root().glob("draft-*"), *root().glob("gone-*")]:
        with suppress(OSError):
            if draft.stat().st_mtime < time.time() - DAY:
                shutil.rmtree(draft) if draft.is_dir() else draft.unlink()
    return removed
