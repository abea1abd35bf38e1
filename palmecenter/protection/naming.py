"""Names that a level hides, looked for in the words that it leaves.

Nobody but the editor can say what a text gives away; but a name that was just taken out of the
facts can be found where it still stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Manager, Model, QuerySet

from palmecenter.languages.codes import CODES, localized

from .terms import ProtectedTermMixin

SHORTEST = 3
BRACKETS = re.compile(r"\s*\(([^()]*)\)")
NAME_COLUMNS = ("name", *(localized("name", code) for code in CODES))


def names_in(value: Any) -> Iterator[str]:
    """Yield the names in a fact: of countries, organisations and people, or what was written.

    `Workers' Union (WU)` is known by that, without the brackets, and by what is in them.
    """
    if isinstance(value, (Manager, QuerySet, list, tuple)):
        for one in value.all() if isinstance(value, Manager) else value:
            yield from names_in(one)
    elif isinstance(value, ProtectedTermMixin) or _is_country(value):
        for column in (*NAME_COLUMNS, "aliases"):
            yield from names_in(getattr(value, column, None))
    elif isinstance(value, str):
        for name in (value, BRACKETS.sub("", value), *BRACKETS.findall(value)):
            if len(name.strip()) >= SHORTEST:
                yield name.strip()


def _is_country(value: Any) -> bool:
    return isinstance(value, Model) and isinstance(getattr(value, "aliases", None), list)


def told(names: Iterable[str], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return, by label, which names a text still tells: as words, or with the s of a genitive."""
    found = {}
    for label, text in texts.items():
        words = text.casefold()
        here = [name for name in sorted(set(names)) if _says(words, name.casefold())]
        if here:
            found[label] = here
    return found


def _says(words: str, name: str) -> bool:
    # Of many names few are there: most texts are read no more closely than this.
    return name in words and bool(re.search(rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)", words))
