"""The addresses of files under the page of a publication: `…/hamta/my.pdf`, `…/download/my.pdf`.

They stay as long as the page does, whatever file is behind them.
"""

from dataclasses import dataclass

from .formats import Format
from .tongues import TAG

FOLDER = {"sv": "hamta", "en": "download"}
LIGHT = {"sv": "latt", "en": "light"}
FILES = {str(form) for form in Format if form != Format.PRINT}
# The query that fills the form to order printed copies in.
STOCK = "stock"
# Everything in a language, as one file.
ARCHIVE = "zip"
# The query that names a version of a file by the beginning of its hash.
VERSION = "v"
VERSION_DIGITS = 8


@dataclass(frozen=True)
class FileAddress:
    """Which file an address means. `ending` is a format, or `zip` for all formats together."""

    language: str
    ending: str
    light: bool = False

    def path(self, code: str) -> str:
        """Return the part below the page's address in a language of the site."""
        return f"{FOLDER[code]}/{self.name(code)}"

    def name(self, code: str) -> str:
        """Return the last part of the address in a language of the site."""
        light = f".{LIGHT[code]}" if self.light else ""
        return f"{self.language}{light}.{self.ending}"


def parse(name: str) -> FileAddress | None:
    """Return what the last part of an address means, in either language; None for no file."""
    tag, *light, ending = name.split(".") if "." in name else [name, ""]
    if not TAG.fullmatch(tag) or ending not in FILES | {ARCHIVE}:
        return None
    if light and (len(light) > 1 or light[0] not in LIGHT.values() or ending != Format.PDF):
        return None
    return FileAddress(tag, ending, bool(light))
