"""Where uploads and pictures are stored: whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path, PurePosixPath

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFilesStorage(FileSystemStorage):
    """Gives a file its name when all of it is written.

    Of what a full disk breaks off, nothing is left: neither under the name, where half a picture
    would be shown for good, nor beside it.
    """

    def _save(self, name: str, content: File) -> str:
        """Write the file beside its place, then put it there; return the name that it got."""
        draft = str(PurePosixPath(name).with_name(f".{secrets.token_hex(8)}.part"))
        try:
            super()._save(draft, content)  # type: ignore[misc]  # in no stub
            while not self._put(draft, name):
                name = self.get_available_name(name)
        finally:
            with suppress(FileNotFoundError):
                Path(self.path(draft)).unlink()
        return name

    def _put(self, draft: str, name: str) -> bool:
        """Give a file its name; False where another has got it meanwhile."""
        source, target = Path(self.path(draft)), Path(self.path(name))
        try:
            target.hardlink_to(source)
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            if os.path.lexists(target):  # a broken link has it too
                return False
            source.rename(target)
        return True
