"""Make some changes in a room, each by itself, and say which of them no test noticed."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from random import Random

from .changes import Change, changes_in
from .copies import copy_of_the_tree, try_in
from .rooms import KEPT, ROOMS, ROOT, Room
from .traces import Traces, traces_of

AT_ONCE = 2
Outcomes = dict[Change, str]
"""By change, the test that noticed it; the empty string for none."""


def main() -> None:
    """Try the changes; print how many were noticed, and keep the others as patches."""
    asked = _asked()
    room = ROOMS[asked.room]
    changes = drawn(room, asked.number, asked.seed)
    traces = traces_of(room)
    for test in traces.broken:
        print(f"Left out, since it fails anyway: {test}")
    outcomes = by_forks(changes, room, traces)
    outcomes |= by_copies([change for change in changes if change not in outcomes], traces)
    survived = [change for change in changes if not outcomes[change]]
    target = KEPT / f"{asked.room}-{asked.seed}.txt"
    target.write_text("\n".join(told(change, traces) for change in survived))
    print(target.read_text())
    noticed = len(changes) - len(survived)
    print(f"{len(changes)} changes, {noticed} noticed, {len(survived)} survived ({target})")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.mutate", description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--number", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def drawn(room: Room, number: int, seed: int) -> list[Change]:
    """Draw some of the changes that can be made in a room; the same ones by the same seed."""
    possible = [
        change
        for path in room.code_files()
        for change in changes_in(str(path.relative_to(ROOT)), path.read_text())
    ]
    return Random(seed).sample(possible, min(number, len(possible)))  # noqa: S311 - no secret


def by_forks(changes: list[Change], room: Room, traces: Traces) -> Outcomes:
    """Try what is inside of functions that are run by tests alone; leave out the others."""
    plan = [
        {"change": change.as_data(), "tests": tests, "seconds": traces.seconds_of(tests)}
        for change in changes
        if change.function and not traces.is_before(change) and (tests := traces.come_to(change))
    ]
    unseen = {
        change: ""
        for change in changes
        if change.function and not traces.is_before(change) and not traces.come_to(change)
    }
    if not plan:
        return unseen
    with tempfile.NamedTemporaryFile("w+", suffix=".json") as file:
        json.dump(plan, file)
        file.flush()
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "tools.mutate.forking"]
        tests = [str(path) for path in room.test_files()]
        subprocess.run(  # noqa: S603 - our own command
            [*command, "-p", "no:cacheprovider", "-m", "not browser", *tests],
            cwd=ROOT, env={**os.environ, "MUTATE_PLAN": file.name}, check=True,
        )  # fmt: skip
        outcomes = json.loads(Path(file.name).read_text())
    tried = zip((Change(**one["change"]) for one in plan), outcomes, strict=True)  # type: ignore[arg-type]
    return unseen | {change: outcome for change, outcome in tried if outcome is not None}


def by_copies(changes: list[Change], traces: Traces) -> Outcomes:
    """Try the others, some at once, each in a copy of the tree."""
    if not changes:
        return {}
    with copy_of_the_tree() as one, copy_of_the_tree() as another:
        free: SimpleQueue[Path] = SimpleQueue()
        for copy in (one, another):
            free.put(copy)

        def attempt(change: Change) -> tuple[Change, str]:
            copy, tests = free.get(), traces.come_near(change)
            try:
                outcome = try_in(copy, change, tests, traces.seconds_of(tests))
            finally:
                free.put(copy)
            print("." if outcome else "S", end="", flush=True)
            return change, outcome

        with ThreadPoolExecutor(AT_ONCE) as pool:
            outcomes = dict(pool.map(attempt, changes))
    print()
    return outcomes


def told(change: Change, traces: Traces) -> str:
    """Return a change as a patch, and how many tests come there."""
    source = (ROOT / change.path).read_text()
    comes = "run before any test" if traces.is_before(change) else f"{len(traces.come_to(change))}"
    return f"{change.diff(source)}\n# {change.path}:{change.first}, tests that come here: {comes}\n"


if __name__ == "__main__":
    main()
