"""A plugin of pytest that notes to which lines of a room's code each test comes.

What a fixture of a module or a folder does is noted for all tests there: they share it.
"""

import json
import os
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
        self.broken: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Note a test's own lines."""
        self.test = item.nodeid
        TRACER.switch_context(self.test)
        try:
            return (yield)
        finally:
            self.test = BEFORE
            TRACER.switch_context(BEFORE)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[Any]:
        """Note the lines of what several tests share for all of them."""
        heads = {"session": BEFORE, "package": _folder(self.test), "module": _file(self.test)}
        head = heads.get(fixturedef.scope)
        if head is None:
            return (yield)
        TRACER.switch_context(head)
        try:
            return (yield)
        finally:
            TRACER.switch_context(self.test)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes, and whether it fails though nothing is changed."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.broken.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write down what was noted, for each file of tests."""
        TRACER.stop()
        lines = _lines_by_context()
        for path, target in TOLD["targets"].items():
            name = str(Path(path).relative_to(ROOT))
            mine = {test: took for test, took in self.seconds.items() if _file(test) == f"{name}::"}
            told = {
                "lines": {
                    context: files
                    for context, files in lines.items()
                    if context == BEFORE
                    or name.startswith(context)
                    or _file(context) == f"{name}::"
                },
                "seconds": {test: took for test, took in mine.items() if test not in self.broken},
                "broken": sorted(set(mine) & self.broken),
            }
            Path(target).write_text(json.dumps(told))


def pytest_configure(config: pytest.Config) -> None:
    """Begin."""
    config.pluginmanager.register(Tracing())


def _file(test: str) -> str:
    """Return what the ids of all tests of a file begin with."""
    return f"{test.partition('::')[0]}::"


def _folder(test: str) -> str:
    """Return what the ids of all tests of a folder begin with."""
    return f"{test.partition('::')[0].rpartition('/')[0]}/"


def _lines_by_context() -> dict[str, dict[str, list[int]]]:
    data = TRACER.get_data()
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for file in data.measured_files():
        name = str(Path(file).relative_to(ROOT))
        for line, contexts in data.contexts_by_lineno(file).items():
            for context in contexts:
                found[context][name].append(line)
    return found
