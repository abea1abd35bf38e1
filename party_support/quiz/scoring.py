"""Marking answers and choosing questions: pure functions of what is in the address.

An answer is a set of letters, `a` for the first option. Nothing is known of who answers.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from string import ascii_lowercase


class Outcome(Enum):
    """What came of one question."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNANSWERED = "unanswered"
    UNKNOWN_OPTION = "unknown option"
    TOO_MANY = "too many"

    @property
    def is_answer(self) -> bool:
        """Whether the question was answered in a way that can be marked."""
        return self in {Outcome.RIGHT, Outcome.PARTLY, Outcome.WRONG}


@dataclass(frozen=True)
class Key:
    """The right answer to a question: how many options there are, and the letters of the right."""

    options: int
    right: frozenset[str]

    @property
    def letters(self) -> str:
        """The letters of all options, in their order."""
        return ascii_lowercase[: self.options]

    @property
    def takes_several(self) -> bool:
        """Whether more than one option is right."""
        return len(self.right) > 1


@dataclass(frozen=True)
class Score:
    """How many of the questions were answered rightly."""

    right: int
    of: int

    @property
    def is_full(self) -> bool:
        """Whether all were."""
        return self.right == self.of


def mark(key: Key, given: Iterable[str]) -> Outcome:
    """Mark an answer. A question counts when all of it is right, and only then."""
    chosen = frozenset(given)
    if not chosen:
        return Outcome.UNANSWERED
    if not chosen <= set(key.letters):
        return Outcome.UNKNOWN_OPTION
    if len(chosen) > 1 and not key.takes_several:
        return Outcome.TOO_MANY
    if chosen == key.right:
        return Outcome.RIGHT
    return Outcome.PARTLY if chosen < key.right else Outcome.WRONG


def score(outcomes: Sequence[Outcome]) -> Score:
    """Count the outcomes that are right."""
    return Score(sum(outcome is Outcome.RIGHT for outcome in outcomes), len(outcomes))


def choose(keys: Sequence[int], number: int, seed: str) -> list[int]:
    """Choose `number` of some questions by a seed, in the order in which they were given.

    Each question draws its lot by itself, from the seed and its own key: the same everywhere and
    for ever. One that joins or leaves changes at most one of the others' places in the choice, and
    a shorter test is part of a longer one with the same seed.
    """
    drawn = set(sorted(keys, key=lambda key: _lot(seed, key))[:number])
    return [key for key in keys if key in drawn]


def _lot(seed: str, key: int) -> bytes:
    return hashlib.sha256(f"{seed}\x1e{key}".encode()).digest()


def version(parts: Iterable[str]) -> str:
    """A short mark of some questions, which changes as soon as anything in them does."""
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:8]


def new_seed() -> str:
    """A word for somebody who chose none: short enough to be read aloud."""
    return secrets.token_hex(3)
