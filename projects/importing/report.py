"""The lines of a file, and what an import says that each of them does, as plain data."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy


class LineKind(models.TextChoices):
    """What a line does."""

    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("changed")
    SAME = "same", gettext_lazy("unchanged")
    WRONG = "wrong", gettext_lazy("wrong")


@dataclass(frozen=True)
class Line:
    """A line of the file, by its number there: its cells by the names of their columns."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Change:
    """What a column says before and after, in words for staff."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Problem:
    """What is wrong, and in which column; in none where it is the line."""

    column: str
    message: str


@dataclass(frozen=True)
class Result:
    """What one line does, or why it cannot."""

    number: int
    heading: str
    kind: LineKind
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    """Names that the level hides and texts still tell: done only when somebody says that they may.
    """
    together: Sequence[str] = field(default_factory=list)
    """What it tells together with other pages: done only when somebody says that it was read."""
    published: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """What a file does, line by line."""

    results: list[Result]

    @property
    def is_wrong(self) -> bool:
        """Whether any line is wrong, so that nothing is written."""
        return any(result.problems for result in self.results)

    @property
    def tells(self) -> bool:
        """Whether any line leaves names that its level hides, so that somebody must agree to it."""
        return any(result.told for result in self.results)

    @property
    def tells_together(self) -> bool:
        """Whether any line tells more together with other pages, so that it must be read."""
        return any(result.together for result in self.results)

    @property
    def digest(self) -> str:
        """What tells whether the file would still do the same."""
        return hashlib.sha256(repr(self.results).encode()).hexdigest()

    def count(self, kind: str) -> int:
        """Count the lines of a kind."""
        return sum(result.kind == kind for result in self.results)
