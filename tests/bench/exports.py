"""Print what the files of open data cost at 100 projects and at 10,000: time, bytes, memory.

On PostgreSQL only: `tools/with-postgresql .venv/bin/python -m tests.bench.exports`, as `make bench`
does, or DATABASE_URL of a database that may be filled. Each file is read in a process of its own,
whose greatest memory is the file's; a file's time grows with its projects, its memory must not.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from random import Random
from time import perf_counter
from typing import cast

from . import site
from .__main__ import as_table

SIZES = (100, 10_000)
FILES = ("projects.csv", "projects.json", "iati.xml", "iati-organisation.xml")
# Issue 3: at 10,000 projects.
MOST_MEGABYTES = 150
HEADINGS = ("file", "projects", "first byte", "whole", "kB", "peak memory")

Measured = tuple[float, float, int, float]


def read(path: str) -> Measured:
    """Return milliseconds to the first and the last byte, bytes, and the peak memory in MB."""
    import django

    django.setup()
    from django.http import StreamingHttpResponse
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    start, first, size = perf_counter(), 0.0, 0
    # The types of the test client know no answer that is streamed.
    response = cast(StreamingHttpResponse, client.get(path))
    pieces = cast(Iterator[bytes], response.streaming_content)
    for piece in pieces:
        first = first or perf_counter() - start
        size += len(piece)
    whole = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return first * 1000, whole * 1000, size, peak


def alone(work: Callable[[str], Measured], path: str) -> Measured:
    """Do work in a new process, so that nobody else's memory is counted."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (path,))


def main() -> int:
    """Measure every file at each size; say whether the memory stays within its limit."""
    site.prepare("http://127.0.0.1")
    from projects.models import ProjectIndexPage
    from tests.factories.many_projects import draw_facts, make_projects

    index = ProjectIndexPage.objects.get()
    rows, met = [], True
    for size in SIZES:
        missing = size - index.get_children().live().count()
        make_projects(index, list(draw_facts(Random(size), missing)))  # noqa: S311 - the same every time
        for name in FILES:
            first, whole, length, peak = alone(read, index.address("sv") + name)
            met &= peak < MOST_MEGABYTES
            rows.append(
                (
                    *(name, f"{size:,}", f"{first:.0f} ms", f"{whole:.0f} ms"),
                    *(f"{length / 1024:,.0f}", f"{peak:.0f} MB"),
                )
            )
    print(f"Peak memory at most {MOST_MEGABYTES} MB: {'met' if met else 'NOT met'}.\n")
    print(as_table([HEADINGS, *sorted(rows, key=lambda row: FILES.index(row[0]))]))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
