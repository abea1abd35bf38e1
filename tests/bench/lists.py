"""Print what the list of projects and its files cost at 100 projects and at 10,000, uncached.

On PostgreSQL only: `tools/with-postgresql .venv/bin/python -m tests.bench.lists`, as `make bench`
does, or DATABASE_URL of a database that may be filled.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from . import exports, load, site
from .__main__ import as_table, free_port

if TYPE_CHECKING:
    from projects.models import ProjectIndexPage

SIZES = (100, 10_000)
REQUESTS = 100
WARM_UP = 10
SEED = 3

# What the targets of the project are (issue 3).
MOST_MILLISECONDS = 150
HIGHEST_RATIO = 2
FILE = "projects.csv, its first byte"
AIMED_AT = ("unfiltered", "one filter", "four filters and words", FILE)
PAUSE = 0.2

HEADINGS = ("page", "projects", "found", "SQL", "median", "p95", "ratio of p95")


@dataclass(frozen=True)
class Times:
    """How long answers take, in milliseconds."""

    median: float
    p95: float


def pages(index: "ProjectIndexPage") -> dict[str, str]:
    """Return the addresses to measure: the more is asked for, the more there is to count."""
    path = index.address("sv")
    four = "malgrupp=kvinnor&arbetssatt=studiecirkel&status=pagaende"
    return {
        "unfiltered": path,
        "one filter": f"{path}?land=sydafrika",
        "four filters and words": f"{path}?q=brunnar&tema=demokrati&{four}",
        "words alone": f"{path}?q=brunnar",
        "by heading, last page but few": f"{path}?ordning=rubrik&sida=5",
        "unfiltered, in English": index.address("en"),
        FILE: f"{path}projects.csv",
    }


def timed(ask: Callable[[], float]) -> Times:
    """Ask for something again and again, once after the other; `ask` returns how long it took."""
    for _warm_up in range(WARM_UP):
        ask()
    taken = [ask() for _request in range(REQUESTS)]
    return Times(median(taken), quantiles(taken, n=20)[-1])


def whole_page(netloc: str, path: str) -> float:
    """Return the milliseconds that a page takes, as a browser asks for it."""
    start = perf_counter()
    load.get(netloc, path, "br", **site.ANEW)
    return (perf_counter() - start) * 1000


def beginning(netloc: str, path: str) -> float:
    """Return the milliseconds to the first byte of a file; leave, as a cut line would."""
    first = exports.first_byte(netloc, path)
    sleep(PAUSE)  # until the worker knows that nobody reads on
    return first


def measured(netloc: str, path: str) -> Times:
    """Measure a page, or the beginning of a file."""
    one = beginning if path.endswith(".csv") else whole_page
    return timed(partial(one, netloc, path))


def found_on(netloc: str, path: str) -> str:
    """Return how many projects a page says that it found."""
    html = load.get(netloc, path)[0].decode()
    heading = re.search(r'id="found">([^<]+)', html)
    if heading is None:
        raise RuntimeError(f"{path} does not say how many it found")
    return heading[1]


def grow(index: "ProjectIndexPage", size: int) -> None:
    """Make projects until there are so many, and let the database look at what it has."""
    from django.db import connection

    from tests.factories.many_projects import draw_facts, make_projects

    missing = size - index.get_children().live().count()
    random = Random(SEED + size)  # noqa: S311 - the same ones every time
    make_projects(index, list(draw_facts(random, missing)))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure(netloc: str, index: "ProjectIndexPage") -> Iterator[tuple[str, str, str, Times]]:
    """Measure every page of the list as it is now."""
    for name, path in pages(index).items():
        facts = ("", "")
        if name != FILE:
            facts = found_on(netloc, path), str(site.count_queries(path))
        yield name, *facts, measured(netloc, path)


def main() -> int:
    """Make the site, measure it at each size, and say whether the targets are met."""
    base_url = f"http://127.0.0.1:{free_port()}"
    netloc = urlsplit(base_url).netloc
    site.prepare(base_url)
    from projects.models import ProjectIndexPage

    index = ProjectIndexPage.objects.get()
    rows: list[tuple[str, ...]] = []
    first: dict[str, Times] = {}
    met = True
    files: list[exports.Measured] = []
    for size in SIZES:
        grow(index, size)
        with site.served(base_url):
            for name, found, queries, times in measure(netloc, index):
                first.setdefault(name, times)
                ratio = times.p95 / first[name].p95
                if name in AIMED_AT:
                    met &= times.p95 < MOST_MILLISECONDS and ratio <= HIGHEST_RATIO
                rows.append(
                    (
                        *(name, f"{size:,}", found, queries),
                        *(f"{times.median:.0f} ms", f"{times.p95:.0f} ms", f"{ratio:.2f}"),
                    )
                )
        files += exports.measure(base_url, index, size)
    print(
        f"{REQUESTS} requests, one after the other, to two gunicorn workers, Brotli, no cache,"
        f" PostgreSQL.\nTargets for {', '.join(AIMED_AT)}: p95 below {MOST_MILLISECONDS} ms, and at"
        f" {SIZES[-1]:,} projects at most {HIGHEST_RATIO} times that at {SIZES[0]}:"
        f" {'met' if met else 'NOT met'}.\n"
    )
    print(as_table([HEADINGS, *sorted(rows, key=lambda row: list(first).index(row[0]))]))
    met &= exports.report(files)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
