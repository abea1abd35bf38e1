"""The state of a translation: missing, outdated or current. Computed here and nowhere else.

Dates say nothing of whether a translation still says what the original says. A page keeps, for each
language, a digest of its words and a digest of the *other* language's words at the time when this
one was last written or confirmed. They differ as soon as the other language moves on. A language
without the texts that the page cannot do without, such as a heading alone, is missing.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .codes import CODES, other


class TranslationState(Enum):
    """How a language version of a page stands against the other one."""

    MISSING = "missing"
    OUTDATED = "outdated"
    CURRENT = "current"

    @property
    def label(self) -> Promise:
        """Return the state's name for staff."""
        return _LABELS[self]


_LABELS = {
    TranslationState.MISSING: _("missing"),
    TranslationState.OUTDATED: _("outdated"),
    TranslationState.CURRENT: _("current"),
}


@dataclass(frozen=True)
class Record:
    """The digest of one language's words, and of the other's when these were written.

    There are no words as long as a needed text is missing.
    """

    words: str = ""
    basis: str = ""


def state(record: Record, other_record: Record) -> TranslationState:
    """Return how the language of `record` stands against the language of `other_record`."""
    if not record.words:
        return TranslationState.MISSING
    if other_record.words and record.basis != other_record.words:
        return TranslationState.OUTDATED
    return TranslationState.CURRENT


def updated(
    records: dict[str, Record], words: dict[str, str], confirmed: frozenset[str] = frozenset()
) -> dict[str, Record]:
    """Return the records after a save.

    `records` are those before it, `words` the digests of the texts now, `confirmed` the languages
    whose editor says that they say the same as the other one again.

    A language that is written while the other stays still either catches up (it was missing or
    outdated: then both say the same) or moves on (then the other is outdated).
    """
    changed = {code for code in CODES if words[code] != records[code].words}
    agreeing = set(confirmed)
    if len(changed) == 2:
        agreeing |= changed
    for code in changed:
        if state(records[code], records[other(code)]) is not TranslationState.CURRENT:
            agreeing.add(code)
    new = {}
    for code in CODES:
        catches_up = code in changed or agreeing
        basis = words[other(code)] if catches_up else records[code].basis
        new[code] = Record(words=words[code], basis=basis)
    return new
