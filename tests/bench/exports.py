"""What the files of open data cost at 100 projects and at 10,000: time, bytes, memory.

Part of `tests.bench.lists`, which makes the projects. Each file is read in a process of its own,
whose greatest memory is the file's; a file's time grows with its projects, its memory must not.
"""

import re
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, cast

from .__main__ import as_table

if TYPE_CHECKING:
    from projects.models import ProjectIndexPage

FILES = ("projects.csv", "projects.json", "iati.xml", "iati-organisation.xml")
# Issue 3: at 10,000 projects.
MOST_MEGABYTES = 150
HEADINGS = ("file", "projects", "first byte", "whole", "kB", "peak memory")

Measured = tuple[float, float, int, float]


def read(path: str) -> Measured:
    """Return milliseconds to the first and the last byte, bytes, and the peak memory in MB."""
    from django.http import StreamingHttpResponse
    from django.test import Client

    import palmecenter.wsgi  # noqa: F401 - as production begins

    client = Client(SERVER_NAME="127.0.0.1")
    start, first, size = perf_counter(), 0.0, 0
    # The types of the test client know no answer that is streamed.
    response = cast(StreamingHttpResponse, client.get(path))
    pieces = cast(Iterator[bytes], response.streaming_content)
    for piece in pieces:
        first = first or perf_counter() - start
        size += len(piece)
    whole = perf_counter() - start
    return first * 1000, whole * 1000, size, peak_megabytes()


def peak_megabytes() -> float:
    """Return the most memory that this program had. Linux's `ru_maxrss` counts its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024  # type: ignore[index]  # Linux has it


def alone(work: Callable[[str], Measured], path: str) -> Measured:
    """Do work in a new process, so that nobody else's memory is counted."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (path,))


def measure(index: "ProjectIndexPage", size: int) -> Iterator[tuple[str, int, Measured]]:
    """Measure every file as its projects are now."""
    for name in FILES:
        yield name, size, alone(read, index.address("sv") + name)


def report(found: list[tuple[str, int, Measured]]) -> bool:
    """Print what was measured; return whether the memory stayed within its limit."""
    met = all(measured[3] < MOST_MEGABYTES for _name, _size, measured in found)
    rows = [
        (
            *(name, f"{size:,}", f"{first:.0f} ms", f"{whole:.0f} ms"),
            *(f"{length / 1024:,.0f}", f"{peak:.0f} MB"),
        )
        for name, size, (first, whole, length, peak) in sorted(
            found, key=lambda one: (FILES.index(one[0]), one[1])
        )
    ]
    print(f"\nPeak memory at most {MOST_MEGABYTES} MB: {'met' if met else 'NOT met'}.\n")
    print(as_table([HEADINGS, *rows]))
    return met
