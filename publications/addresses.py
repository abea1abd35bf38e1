"""The addresses of files under the page of a publication: `…/hamta/my.pdf`, `…/download/my.pdf`.

They stay as long as the page does, whatever file is behind them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from .formats import Format
from .tongues import TAG

FOLDER = {"sv": "hamta", "en": "download"}
LIGHT = {"sv": "latt", "en": "light"}
FILES = {str(form) for form in Format if form != Format.PRINT}
# The form to order printed copies, below the list, and the query that fills one in.
ORDER = {"sv": "bestall/", "en": "order/"}
ORDER_HEADING = gettext_lazy("Order printed copies")
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
        light = f".{LIGHT[code]}" if self.light else ""
        return f"{FOLDER[code]}/{self.language}{light}.{self.ending}"


def parse(rest: list[str], code: str) -> FileAddress | None:
    """Return what the end of an address means, in a language of the site; None for no file."""
    match rest:
        case [folder, name] if folder == FOLDER[code]:
            tag, *light, ending = name.split(".") if "." in name else [name, ""]
        case _:
            return None
    if not TAG.fullmatch(tag) or ending not in FILES | {ARCHIVE}:
        return None
    if light and (light != [LIGHT[code]] or ending != Format.PDF):
        return None
    return FileAddress(tag, ending, bool(light))
