"""What the files of open data cost at 100 projects and at 10,000: time, bytes, memory.

Part of `tests.bench.lists`, which makes the projects. Each file is asked of a server that has just
been started: a file's time grows with its projects, the memory of the worker that writes it must
not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from . import site
from .__main__ import as_table
from .memory import at_rest, peak, workers_of

if TYPE_CHECKING:
    from projects.models import ProjectIndexPage

FILES = ("projects.csv", "projects.json", "iati.xml", "iati-organisation.xml")
# Issue 3: at 10,000 projects.
MOST_MEGABYTES = 150
CHUNK = 64 * 1024
HEADINGS = ("file", "projects", "first byte", "whole", "kB", "worker at rest", "peak")


@dataclass(frozen=True)
class Measured:
    """Milliseconds to the first and the last byte, bytes, and megabytes of the worker."""

    name: str
    projects: int
    first: float
    whole: float
    size: int
    rest: float
    peak: float


def read(netloc: str, path: str) -> tuple[float, float, int]:
    """Return the milliseconds to the first and the last byte of a file, and its bytes."""
    connection = HTTPConnection(netloc, timeout=300)
    start, first, size = perf_counter(), 0.0, 0
    connection.request("GET", path)
    response = connection.getresponse()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    while piece := response.read1(CHUNK):
        first = first or perf_counter() - start
        size += len(piece)
    whole = perf_counter() - start
    connection.close()
    return first * 1000, whole * 1000, size


def first_byte(netloc: str, path: str) -> float:
    """Return the milliseconds to the first byte of a file, and read no further."""
    connection = HTTPConnection(netloc, timeout=30)
    try:
        start = perf_counter()
        connection.request("GET", path)
        connection.getresponse().read1(1)
        return (perf_counter() - start) * 1000
    finally:
        connection.close()


def measure(base_url: str, index: "ProjectIndexPage", size: int) -> Iterator[Measured]:
    """Measure every file as its projects are now."""
    netloc = urlsplit(base_url).netloc
    for name in FILES:
        with site.served(base_url) as server:
            workers = workers_of(server)
            rest = {pid: at_rest(pid) for pid in workers}
            found = read(netloc, index.address("sv") + name)
            busy = max(workers, key=lambda pid: peak(pid) - rest[pid])
            yield Measured(name, size, *found, rest[busy], peak(busy))


def report(found: list[Measured]) -> bool:
    """Print what was measured; return whether the memory stayed within its limit."""
    met = all(one.peak < MOST_MEGABYTES for one in found)
    rows = [
        (
            *(one.name, f"{one.projects:,}", f"{one.first:.0f} ms", f"{one.whole:.0f} ms"),
            *(f"{one.size / 1024:,.0f}", f"{one.rest:.0f} MB", f"{one.peak:.0f} MB"),
        )
        for one in sorted(found, key=lambda one: (FILES.index(one.name), one.projects))
    ]
    print(f"\nPeak memory at most {MOST_MEGABYTES} MB: {'met' if met else 'NOT met'}.\n")
    print(as_table([HEADINGS, *rows]))
    return met
