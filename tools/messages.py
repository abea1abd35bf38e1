"""The interface's strings: collected from the code, compared with locale/, kept up to date.

    python tools/messages.py update    write new strings into locale/sv/LC_MESSAGES/django.po
    python tools/messages.py check     exit 1 and say which strings lack a sound translation there

Does what Django's makemessages does, with Babel in the place of GNU gettext, so that a machine
needs no system package for it. Templates go through Django's own `templatize`, which turns their
translation tags into calls that any Python extractor understands.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SWEDISH = ROOT / "locale" / "sv" / "LC_MESSAGES" / "django.po"
SOURCES = ("palmecenter", "projects", "party_support", "publications", "events", "templates")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def source_files() -> Iterator[Path]:
    """Yield every Python file and template of the site, in a steady order."""
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*")):
            if path.suffix in {".py", ".html", ".txt", ".xml"} and "migrations" not in path.parts:
                yield path


def as_python(path: Path) -> bytes:
    """Return a file's text as Python that the extractor can read, with its line numbers kept."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # A template's indentation means nothing in Python and must not be read as blocks.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    return text.encode()


def collect() -> Catalog:
    """Return a catalogue of every string in the code, with the files it occurs in."""
    catalog = Catalog(charset="utf-8")
    for path in source_files():
        name = path.relative_to(ROOT).as_posix()
        found = extract(
            "python",
            io.BytesIO(as_python(path)),
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for line, message, comments, context in found:
            catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


def read() -> Catalog:
    """Return the Swedish catalogue, an empty one if there is no file yet."""
    if not SWEDISH.exists():
        return Catalog(locale="sv", header_comment="# The interface in Swedish.", fuzzy=False)
    with SWEDISH.open("rb") as file:
        return read_po(file, locale="sv")


def update() -> None:
    """Bring the file in line with the code; what is gone from the code is kept as `#~`."""
    catalog, found = read(), collect()
    found.creation_date = catalog.creation_date
    catalog.update(found, no_fuzzy_matching=True)
    SWEDISH.parent.mkdir(parents=True, exist_ok=True)
    with SWEDISH.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)


def translated(message: Message | None) -> bool:
    """Tell whether a message has text in every plural form and nobody marked it as unsure."""
    if message is None or message.fuzzy:
        return False
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return bool(strings) and all(strings)


def complaints(catalog: Catalog, found: Catalog) -> Iterator[str]:
    """Yield one line for each string of the code that `catalog` does not translate soundly."""
    for wanted in found:
        if not wanted.id:
            continue
        message = catalog.get(wanted.id, wanted.context)
        where = ", ".join(sorted({name for name, _line in wanted.locations}))
        if not translated(message):
            yield f"not translated: {wanted.id!r} ({where})"
        elif message is not None:
            for error in message.check(catalog):
                yield f"{error}: {wanted.id!r} ({where})"


def check() -> int:
    """Print what lacks a translation; return how much."""
    found = collect()
    lines = list(complaints(read(), found))
    print("\n".join(lines) or f"Every one of {len(found)} strings is translated.")
    return len(lines)


def main() -> None:
    """Do what the command line asks; after an update, say what is left to translate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=["update", "check"])
    action = parser.parse_args().action
    # templatize only needs settings to exist; it asks for none of ours.
    settings.configure()
    if action == "update":
        update()
    missing = check()
    sys.exit(1 if missing and action == "check" else 0)


if __name__ == "__main__":
    main()
