"""What belongs to a room: its code, and the tests that must notice a change of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "var" / "mutate"
# Generated, or only ever run by hand.
LEFT_OUT = ("migrations", "__init__.py", "apps.py", "translation.py")


@dataclass(frozen=True)
class Room:
    """Patterns of paths below the project's folder."""

    code: tuple[str, ...]
    tests: tuple[str, ...]

    def code_files(self) -> list[Path]:
        """Return the files that changes are made in."""
        return [
            path
            for path in _matching(self.code)
            if not set(path.relative_to(ROOT).parts) & set(LEFT_OUT)
        ]

    def test_files(self) -> list[Path]:
        """Return the files of tests."""
        return [path for path in _matching(self.tests) if path.name.startswith("test_")]


ROOMS = {
    "protection": Room(
        ("palmecenter/protection/**/*.py",),
        (
            "tests/protection/**/*.py",
            "tests/leaks/*.py",
            "tests/*/test_level*.py",
            "tests/*/test_protection*.py",
        ),
    ),
    "languages": Room(
        ("palmecenter/languages/**/*.py",), ("tests/languages/*.py", "tests/pages/*.py")
    ),
    "exports": Room(
        ("projects/exports/*.py",),
        (
            "tests/projects/exports/*.py",
            "tests/projects/admin/test_reports.py",
            "tests/projects/test_protection.py",
        ),
    ),
    "importing": Room(
        ("projects/importing/*.py", "projects/management/**/*.py"),
        ("tests/projects/importing/*.py",),
    ),
    "registrations": Room(
        (
            "events/admin/*.py",
            "events/capacity.py",
            "events/forms.py",
            "events/registrations/*.py",
            "events/models/questions.py",
            "events/models/regist*.py",
        ),
        ("tests/events/**/*.py",),
    ),
    "printing": Room(("palmecenter/printing/**/*.py",), ("tests/printing/**/*.py",)),
}


def _matching(patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
