"""Which tests come to which lines: gathered once for a file of tests, and kept under `var/mutate`.

What is kept holds until the file or the room's code changes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from .changes import Change
from .rooms import KEPT, ROOT, Room

PLUGIN = "tools.mutate.tracing"
# What is run before a test is: code of modules, and what all tests share.
BEFORE = ""


@dataclass
class Traces:
    """Lines by file, by test or, where several tests share what comes there, by the head of them.

    `seconds` says how long each test takes that passes while nothing is changed.
    """

    lines: dict[str, dict[str, set[int]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def add(self, kept: Path) -> None:
        """Add what is kept in a file."""
        data = json.loads(kept.read_text())
        for context, files in data["lines"].items():
            mine = self.lines.setdefault(context, {})
            for name, lines in files.items():
                mine.setdefault(name, set()).update(lines)
        self.seconds |= data["seconds"]
        self.broken += data["broken"]

    def come_to(self, change: Change) -> list[str]:
        """Return the tests that come to the changed lines, the quick ones first."""
        changed = set(range(change.first, change.last + 1))
        return self._tests_of(lambda lines: bool(lines & changed), change.path)

    def come_near(self, change: Change) -> list[str]:
        """Return the tests that come to the changed file, the quick ones first; or all tests."""
        near = self._tests_of(bool, change.path)
        return near or sorted(self.seconds, key=self.seconds.__getitem__)

    def within(self, tests: list[str], seconds: float) -> list[str]:
        """Return the first of some tests, as many as a change is worth waiting for."""
        took = 0.0
        for number, test in enumerate(tests):
            took += self.seconds[test]
            if took > seconds:
                return tests[: number or 1]
        return tests

    def is_before(self, change: Change) -> bool:
        """Whether changed lines are run before any test is."""
        changed = set(range(change.first, change.last + 1))
        return bool(self.lines.get(BEFORE, {}).get(change.path, set()) & changed)

    def seconds_of(self, tests: Iterable[str]) -> float:
        """Return how long some tests take."""
        return sum(self.seconds[test] for test in tests)

    def _tests_of(self, fits: Callable[[set[int]], bool], path: str) -> list[str]:
        heads = tuple(
            context
            for context, files in self.lines.items()
            if context != BEFORE and fits(files.get(path, set()))
        )
        found = [test for test in self.seconds if test.startswith(heads)] if heads else []
        return sorted(found, key=self.seconds.__getitem__)


def traces_of(room: Room) -> Traces:
    """Return the traces of a room's tests; gather those that are not kept."""
    code = room.code_files()
    about = sha256(b"".join(path.read_bytes() for path in code)).hexdigest()
    kept = {
        path: KEPT
        / "traces"
        / f"{sha256(path.read_bytes() + about.encode()).hexdigest()[:20]}.json"
        for path in room.test_files()
    }
    # Those of whole sites last: they take longest, and what is kept by then is kept.
    missing = sorted((path for path in kept if not kept[path].exists()), key=_is_of_all)
    if missing:
        _gather(missing, {str(path): str(kept[path]) for path in missing}, code)
    traces = Traces()
    for file in kept.values():
        if file.exists():
            traces.add(file)
    return traces


def _is_of_all(path: Path) -> bool:
    return "leaks" in path.parts


def _gather(tests: Iterable[Path], targets: dict[str, str], code: Iterable[Path]) -> None:
    print(f"Seeing where the tests of {len(targets)} files come ...", flush=True)
    (KEPT / "traces").mkdir(parents=True, exist_ok=True)
    told = {"targets": targets, "code": [str(path) for path in code]}
    env = {**os.environ, "MUTATE_TRACING": json.dumps(told)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", PLUGIN, "-p", "no:cacheprovider"]
    marks = ["-m", "not browser"]
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, *marks, *map(str, tests)], cwd=ROOT, env=env, check=False,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode not in {0, 1}:
        sys.exit("The tests did not run: see what pytest says of them.")
