"""Names that a level hides, looked for in the words that it leaves.

Nobody but the editor can say what a text gives away; but a name that was just taken out of the
facts can be found where it still stands, however it is written (`spellings`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager, Model, QuerySet
from django.utils.translation import gettext

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.comparing import folded
from palmecenter.languages.panels import NAMES_FOR_STAFF

from .spellings import SHORTEST, Part, Written, spelling
from .terms import ProtectedTermMixin

BRACKETS = re.compile(r"\s*\(([^()]*)\)")
SIDE_BY_SIDE = re.compile(r"\s+[–—/|-]\s+|\s*;\s*")
NAME_COLUMNS = ("name", *(localized("name", code) for code in CODES))
ARTICLES = frozenset("the den det de a an".split())
# An association is often called without the word that says what it is.
FORMS = frozenset("föreningen förbundet fackförbundet stiftelsen organisationen rörelsen".split())


@dataclass(frozen=True)
class Said:
    """A text that everybody may read: where it stands, as editors know it, and in what language.

    The language is empty for what is the same in both. An address is a link, or the name of a file.
    """

    label: str
    text: str
    language: str = ""
    is_address: bool = False


Read = tuple[Said, Part]
"""A text, and how it is folded."""


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
        if getattr(value, "public_names", ()) == ("name",):
            yield _as_in_lists(value.name)
    elif isinstance(value, str):
        for name in (value, BRACKETS.sub("", value), *BRACKETS.findall(value)):
            yield from (one.strip() for one in _ways_to_say(name) if _is_long_enough(one))


def _is_country(value: Any) -> bool:
    return isinstance(value, Model) and isinstance(getattr(value, "aliases", None), list)


def _as_in_lists(person: str) -> str:
    """Turn a person's name round: `Lind, Anna`, as lists of works have it."""
    given, _blank, family = person.rpartition(" ")
    return f"{family}, {given}" if given else person


def _is_long_enough(name: str) -> bool:
    return sum(map(str.isalnum, folded(name))) >= SHORTEST


def _ways_to_say(name: str) -> Iterator[str]:
    """Yield a name, its parts where it is several, and what it is called for short."""
    yield name
    parts = SIDE_BY_SIDE.split(name)
    if len(parts) > 1:
        yield from parts
    family, comma, given = name.partition(", ")
    if comma:
        yield f"{given} {family}"
    first, _blank, rest = name.strip().partition(" ")
    if first.casefold() in ARTICLES or (first.casefold() in FORMS and " " in rest.strip()):
        yield rest


def find(names: Iterable[str], said: Iterable[Said]) -> dict[str, list[str]]:
    """Find the names that texts still say, by the label of the text.

    Texts of one label are read one after the other, as the rows of a column are; then all texts of
    a language are, in their order: half a name may stand in a heading, and half below it. What is
    found in one text is not told again of all together.
    """
    wanted = sorted(set(names))
    read = [(one, Part(one.text)) for one in said]
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    for (label, is_address), parts in _by_label(read).items():
        if here := _found(wanted, Written(*parts, is_address=is_address)):
            found[label] = sorted({*found.get(label, ()), *here})
            known |= set(here)
    left = [name for name in wanted if name not in known]
    for code in CODES:
        parts = [part for one, part in read if one.language in {"", code} and not one.is_address]
        if here := _found(left, Written(*parts)):
            found[_together(code)] = here
    return {label: _without_parts(here) for label, here in found.items()}


def _found(names: list[str], text: Written) -> list[str]:
    return [name for name in names if text.says(spelling(name))]


def _by_label(read: list[Read]) -> dict[tuple[str, bool], list[Part]]:
    texts: dict[tuple[str, bool], list[Part]] = {}
    for one, part in read:
        texts.setdefault((one.label, one.is_address), []).append(part)
    return texts


def _together(code: str) -> str:
    language = str(NAMES_FOR_STAFF[code])
    return gettext("Several fields read together (%(language)s)") % {"language": language}


def _without_parts(names: list[str]) -> list[str]:
    """Leave out a name that another one says already."""
    return [
        name
        for name in names
        if not any(name != other and folded(name) in folded(other) for other in names)
    ]
