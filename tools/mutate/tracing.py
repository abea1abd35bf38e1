"""A plugin of pytest that notes to which lines of a room's code each test comes.

What a fixture of a module or a folder does is noted for all tests there: they share it.
"""

import json
import os
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

from .rooms import ROOT
from .traces import BEFORE

TOLD = json.loads(os.environ["MUTATE_TRACING"])
# Before the first module of the site is imported, so that it is seen what imports run.
TRACER = coverage.Coverage(include=TOLD["code"], data_file=None, config_file=False, messages=False)
TRACER.start()


class Tracing:
    """Says whose lines are run now."""

    def __init__(self) -> None:
        """Begin before any test."""
        self.test = BEFORE
        self.seconds: dict[str, float] = defaultdict(float)
        self.shared: dict[str, float] = defaultdict(float)
        self.broken: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> Any:
        """Note a test's own lines; behind the last test of a file, write down those of the file."""
        self.test = item.nodeid
        TRACER.switch_context(self.test)
        try:
            return (yield)
        finally:
            self.test = BEFORE
            TRACER.switch_context(BEFORE)
            if nextitem is None or _file(nextitem.nodeid) != _file(item.nodeid):
                self._write_down(_file(item.nodeid))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[Any]:
        """Note the lines of what several tests share for all of them, and how long it takes."""
        heads = {"session": BEFORE, "package": _folder(self.test), "module": _file(self.test)}
        head = heads.get(fixturedef.scope)
        if head is None:
            return (yield)
        TRACER.switch_context(head)
        began = time.monotonic()
        try:
            return (yield)
        finally:
            took = time.monotonic() - began
            self.seconds[self.test] -= took
            self.shared[head] += took if head != BEFORE else 0
            TRACER.switch_context(self.test)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes, and whether it fails though nothing is changed."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.broken.add(report.nodeid)

    def _write_down(self, file: str) -> None:
        """Write down what was noted of a file. What its tests share, each has to wait for."""
        target = TOLD["targets"].get(str(ROOT / file.removesuffix("::")))
        if target is None:
            return
        shared = self.shared[file] + self.shared[_folder(file)]
        mine = {test: took for test, took in self.seconds.items() if _file(test) == file}
        passed = {test: max(took, 0) + shared for test, took in mine.items()}
        told = {
            "lines": _lines_by_context([BEFORE, _folder(file)], file),
            "seconds": {test: took for test, took in passed.items() if test not in self.broken},
            "broken": sorted(set(mine) & self.broken),
        }
        Path(target).write_text(json.dumps(told))
        took = sum(mine.values()) + shared
        os.write(2, f"{file.removesuffix('::')}: {len(mine)} tests, {took:.0f} s\n".encode())


def pytest_configure(config: pytest.Config) -> None:
    """Begin."""
    config.pluginmanager.register(Tracing())


def _file(test: str) -> str:
    """Return what the ids of all tests of a file begin with."""
    return f"{test.partition('::')[0]}::"


def _folder(test: str) -> str:
    """Return what the ids of all tests of a folder begin with."""
    return f"{test.partition('::')[0].rpartition('/')[0]}/"


def _lines_by_context(shared: list[str], file: str) -> dict[str, dict[str, list[int]]]:
    """Return the lines of a file's tests, and of what they share, by context and file of code."""
    data = TRACER.get_data()
    data.set_query_contexts([*(f"^{re.escape(one)}$" for one in shared), f"^{re.escape(file)}"])
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for measured in data.measured_files():
        name = str(Path(measured).relative_to(ROOT))
        for line, contexts in data.contexts_by_lineno(measured).items():
            for context in contexts:
                found[context][name].append(line)
    return found
