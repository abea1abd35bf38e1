"""A plugin of pytest that tries changes inside of functions, each in a fork of a ready process.

The tests have been collected and the database made; the fork puts the changed code into the
function and runs the tests that come there. So a change costs what those tests cost, and no start.
"""

import gc
import json
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NoReturn

import pytest

from .changes import Change
from .results import HANGS, Results
from .rooms import ROOT

PLAN = Path(os.environ.get("MUTATE_PLAN", os.devnull))
AT_ONCE = 2
# How much longer than ever before tests may take before they are said to hang.
PATIENCE, AT_LEAST = 5, 90


@dataclass
class Trial:
    """A change, the tests that come to it, and how long they take."""

    change: Change
    tests: list[str]
    seconds: float

    @property
    def deadline(self) -> float:
        """When the tests are said to hang."""
        return time.monotonic() + AT_LEAST + PATIENCE * self.seconds


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try the planned changes in place of running the tests; write down what came of it."""
    plan = json.loads(PLAN.read_text())
    kept = Results(Path(plan["results"]))
    trials = [
        Trial(Change.of_data(one["change"]), one["tests"], one["seconds"]) for one in plan["trials"]
    ]
    _make_database(session.items)
    by_id = {item.nodeid: item for item in session.items}
    gc.unfreeze()
    functions = _functions()
    gc.freeze()
    for trial, outcome in _each(trials, by_id, functions):
        if outcome is not None:
            kept.add(trial.change, outcome)
    return True


def _make_database(items: list[pytest.Item]) -> None:
    """Run a test that only needs the database, which stays until the session ends."""

    def needs_a_database(db: None) -> None:
        """Do nothing."""

    module = items[0].getparent(pytest.Module)
    first = pytest.Function.from_parent(module, name="needs_a_database", callobj=needs_a_database)
    first.config.hook.pytest_runtest_protocol(item=first, nextitem=items[0])
    if first.session.testsfailed:
        pytest.exit("There is no database.", returncode=3)


def _functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Return the functions of the site by file, name and line."""
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    for one in gc.get_objects():
        if type(one) is FunctionType:  # to ask a lazy object for its class wakes it up
            code = one.__code__
            key = (code.co_filename, code.co_qualname, code.co_firstlineno)
            found.setdefault(key, []).append(one)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from _codes(const)


def _swaps(change: Change, functions: Any) -> list[tuple[FunctionType, CodeType]]:
    """Return which functions get which code; none where it cannot be put into them."""
    path = ROOT / change.path
    source = path.read_text()
    changed = compile(change.made_in(source), str(path), "exec", dont_inherit=True)
    found: list[tuple[FunctionType, CodeType]] = []
    for code in _codes(changed):
        inside = [line for one in (code, *_codes(code)) for *_where, line in one.co_lines()]
        last = max(filter(None, inside), default=0)
        # Two may have one name, such as the two of a property.
        if code.co_qualname != change.function or not code.co_firstlineno <= change.first <= last:
            continue
        known = functions.get((str(path), code.co_qualname, code.co_firstlineno), [])
        found += [(one, code) for one in known if one.__code__.co_freevars == code.co_freevars]
    return found


@dataclass
class Child:
    """A fork that is trying a change, and what it is read by."""

    trial: Trial
    pid: int
    pipe: int
    deadline: float


def _each(trials: list[Trial], items: Any, functions: Any) -> Iterator[tuple[Trial, str | None]]:
    """Try all, some at once; yield each with its outcome."""
    waiting, running = list(reversed(trials)), list[Child]()
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            trial = waiting.pop()
            swaps = _swaps(trial.change, functions)
            if swaps:
                running.append(_fork(trial, lambda t=trial, s=swaps: _try(t, s, items)))  # type: ignore[misc]
            else:
                yield trial, None
        ready, _, _ = select.select([child.pipe for child in running], [], [], 1.0)
        for child in list(running):
            if child.pipe in ready or time.monotonic() > child.deadline:
                running.remove(child)
                yield child.trial, _outcome(child, is_over=child.pipe in ready)


def _fork(trial: Trial, act: Callable[[], str]) -> Child:
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.setsid()
        _as_child(act, writing)
    os.close(writing)
    return Child(trial, pid, reading, trial.deadline)


def _as_child(act: Callable[[], str], writing: int) -> NoReturn:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    said = "It broke."
    try:
        said = act()
    finally:
        os.write(writing, said.encode() or b"-")
        os._exit(0)


def _try(trial: Trial, swaps: list[tuple[FunctionType, CodeType]], items: Any) -> str:
    """Run the tests until one fails; return its id."""
    gc.unfreeze()
    for function, code in swaps:
        function.__code__ = code
    chosen = [items[test] for test in trial.tests if test in items]
    for item, following in zip(chosen, [*chosen[1:], chosen[-1]], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return str(item.nodeid)
    return ""


def _outcome(child: Child, *, is_over: bool) -> str:
    said = os.read(child.pipe, 4096).decode() if is_over else HANGS
    os.close(child.pipe)
    with suppress(ProcessLookupError):  # with all processes of its own
        os.killpg(child.pid, signal.SIGKILL)
    os.waitpid(child.pid, 0)
    return "" if said == "-" else said or "It crashed."
