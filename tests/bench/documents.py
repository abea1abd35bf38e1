"""Ask for forty PDF files at once, while another reader asks for the home page.

    tools/with-postgresql .venv/bin/python -m tests.bench.documents

Forty lists that somebody searches by words of their own, then the files of forty pages. Prints what
the forty were answered, and how long the reader of the home page waited, beside a quiet site.
"""

import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Event
from time import monotonic, sleep
from urllib.parse import urlsplit

from . import site
from .__main__ import as_table, free_port

AT_ONCE = 40
HOME = "/sv/"
PAUSE = 0.05
QUIET_SECONDS = 5.0
# Whoever waits for a document that others are making before, and the making of the last.
PATIENCE = 120


def status_of(netloc: str, path: str) -> int:
    """Return the status of an answer, read to its end."""
    connection = HTTPConnection(netloc, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Cookie": "theirs=1"})
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def waits(netloc: str, ended: Callable[[], bool]) -> list[float]:
    """Ask for the home page, made anew, until something has ended; return how long each took."""
    found: list[float] = []
    while not found or not ended():
        start = monotonic()
        if status_of(netloc, HOME) != 200:
            raise RuntimeError("The home page failed.")
        found.append(monotonic() - start)
        sleep(PAUSE)
    return found


def row(name: str, took: list[float], answers: Counter[int]) -> tuple[str, ...]:
    """Return a row of the table: the reader's waits in milliseconds, and what others were told."""
    ordered = sorted(took)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    told = ", ".join(f"{times} × {status}" for status, times in sorted(answers.items()))
    figures = (ordered[len(ordered) // 2], p95, ordered[-1])
    return name, str(len(took)), *(f"{one * 1000:.0f} ms" for one in figures), told


def crowded(netloc: str, name: str, paths: list[str]) -> tuple[str, ...]:
    """Ask for files all at once; return the row of what came of it."""
    done = Event()
    with ThreadPoolExecutor(len(paths) + 1) as pool:
        home = pool.submit(waits, netloc, done.is_set)
        answers = Counter(pool.map(lambda path: status_of(netloc, path), paths))
        done.set()
        return row(name, home.result(), answers)


def files_of_pages() -> list[str]:
    """Return the addresses of the PDF files of forty pages."""
    from palmecenter.pages.models import BasePage

    pages = BasePage.objects.live().public().order_by("-depth", "path").specific()[:AT_ONCE]
    return [f"{page.address('sv')}pdf/" for page in pages]


def main() -> None:
    """Make the site, serve it, and ask."""
    base_url = f"http://127.0.0.1:{free_port()}"
    netloc = urlsplit(base_url).netloc
    # What one network may have made in an hour is another matter.
    os.environ["DOCUMENTS_AN_HOUR"] = "10000"
    site.prepare(base_url)
    searched = [f"/sv/utvecklingsprojekt/pdf/?q=x{number}" for number in range(AT_ONCE)]
    pages = files_of_pages()
    with site.served(base_url):
        began = monotonic()
        quiet = waits(netloc, lambda: monotonic() - began > QUIET_SECONDS)
        rows = [
            row("nobody asks for files", quiet, Counter()),
            crowded(netloc, "40 searched lists as PDF", searched),
            crowded(netloc, "40 pages as PDF", pages),
        ]
    print("The home page, made anew each time, while others ask for PDF files at once:\n")
    print(as_table([("", "times", "half", "95 %", "longest", "the others' answers"), *rows]))


if __name__ == "__main__":
    main()
