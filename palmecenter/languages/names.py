"""Any language by its BCP 47 tag: its name for a reader and for itself, script and direction.

Names, scripts and directions are CLDR's. Editions of publications come in many more languages than
the two that pages are written in.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Language, script, region, variants: what texts can differ in (RFC 5646, 2.1).
TAG = re.compile(
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*$"
)
RIGHT_TO_LEFT = frozenset(
    "Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Syre Syrj Syrn Thaa Yezi".split()
)


@dataclass(frozen=True)
class LanguageName:
    """A language by its tag, as a reader sees it."""

    tag: str
    name: str
    own_name: str
    direction: str

    @property
    def is_named_twice(self) -> bool:
        """Whether its own name says more than its name in the reader's language."""
        return self.own_name.casefold() != self.name.casefold()


def canonical_tag(tag: str) -> str:
    """Write a tag with its parts in the usual case: `SR-latn-rs` → `sr-Latn-RS`."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *map(_cased, rest)])


def _cased(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def validate_tag(tag: str) -> None:
    """Raise ValidationError for what is no tag of a language, such as `english`."""
    if not TAG.fullmatch(tag):
        raise ValidationError(
            _("Give the language by its BCP 47 tag: my for Burmese, sr-Latn for Serbian in Latin.")
        )


@lru_cache(maxsize=1024)
def language_name(tag: str, reader: str) -> LanguageName:
    """Name a language as a reader of another language sees it.

    CLDR does not name every language; one that it does not know is called by its tag. A list names
    the same few languages in every row, and Babel looks each up anew.
    """
    name = _name(tag, reader) or tag
    return LanguageName(tag, name, _name(tag, tag) or name, direction(tag))


def _name(tag: str, in_language: str) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(in_language.replace("-", "_")) or ""
    except (UnknownLocaleError, ValueError):
        pass
    try:
        return Locale.parse(in_language, sep="-").languages.get(tag, "")
    except (UnknownLocaleError, ValueError):
        return ""


def script(tag: str) -> str:
    """The script that a language is written in: `my` → `Mymr`; Latin when unknown."""
    given = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    likely = get_global("likely_subtags").get(tag.split("-", maxsplit=1)[0], "")
    return given or next((part for part in likely.split("_")[1:] if len(part) == 4), "Latn")


def direction(tag: str) -> str:
    """The direction that a language is written in, as HTML's `dir` wants it."""
    return "rtl" if script(tag) in RIGHT_TO_LEFT else "ltr"
