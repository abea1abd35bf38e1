"""Make some changes in a room, each by itself, and say which of them no test noticed."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from random import Random

from .changes import Change, changes_in
from .copies import copy_of_the_tree, try_in
from .results import UNREACHED, Results, table
from .rooms import KEPT, ROOMS, ROOT, Room
from .traces import Traces, traces_of

AT_ONCE = 2
WORTH = 180.0
"""Seconds that the tests of one change take together at most, the quick ones first."""


def main() -> None:
    """Try the changes that were not tried yet; print what came of all."""
    asked = _asked()
    room = ROOMS[asked.room]
    changes = drawn(room, asked.number, asked.seed)
    results = Results(KEPT / f"{asked.room}-{asked.seed}.jsonl")
    left = []
    if changes_left(changes, results):
        traces = traces_of(room)
        left = [f"Left out, since it fails anyway: {test}" for test in traces.broken]
        by_forks(changes_left(changes, results), room, traces, results)
        by_copies(changes_left(changes, results), traces, results)
    known = results.known()
    print(f"\n{table({change: known[change] for change in changes}, left)}")


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


def changes_left(changes: list[Change], results: Results) -> list[Change]:
    """Return the changes of which it is not known yet what comes of them."""
    known = results.known()
    return [change for change in changes if change not in known]


def by_forks(changes: list[Change], room: Room, traces: Traces, results: Results) -> None:
    """Try what is inside of functions that are run by tests alone; leave the others."""
    trials = []
    for change in changes:
        if not change.function or traces.is_before(change):
            continue
        if tests := traces.within(traces.come_to(change), WORTH):
            seconds = traces.seconds_of(tests)
            trials.append({"change": change.as_data(), "tests": tests, "seconds": seconds})
        else:
            results.add(change, UNREACHED)
    if not trials:
        return
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"results": str(results.file), "trials": trials}, file)
        file.flush()
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "tools.mutate.forking"]
        tests = [str(path) for path in room.test_files()]
        subprocess.run(  # noqa: S603 - our own command
            [*command, "-p", "no:cacheprovider", "-m", "not browser", *tests],
            cwd=ROOT, env={**os.environ, "MUTATE_PLAN": file.name}, check=True,
        )  # fmt: skip


def by_copies(changes: list[Change], traces: Traces, results: Results) -> None:
    """Try the others, some at once, each in a copy of the tree."""
    if not changes:
        return
    with copy_of_the_tree() as one, copy_of_the_tree() as another:
        free: SimpleQueue = SimpleQueue()
        for copy in (one, another):
            free.put(copy)

        def attempt(change: Change) -> None:
            copy, tests = free.get(), traces.within(traces.come_near(change), WORTH)
            try:
                outcome = try_in(copy, change, tests, traces.seconds_of(tests))
            finally:
                free.put(copy)
            results.add(change, outcome)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(attempt, changes))


if __name__ == "__main__":
    main()
