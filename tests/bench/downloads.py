"""Print what memory the server needs to send a file of 300 MB to several readers at once.

Then what the manual costs as a file that is made (`books`).

`.venv/bin/python -m tests.bench.downloads`, as `make bench` does.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from . import books, site
from .__main__ import as_table, free_port
from .memory import at_rest, peak, workers_of

MEGABYTE = 1024 * 1024
SIZE = 300 * MEGABYTE
READERS = 4
CHUNK = 256 * 1024
# Issue 5: what sending such a file may take beyond what a worker has at rest.
MOST_MEGABYTES = 100
HEADINGS = ("worker", "at rest", "peak while sending", "more")


def enlarge_an_edition() -> tuple[str, str]:
    """Put a file of random bytes in the place of a published PDF; return its address and digest."""
    from publications.editions import FileAddress
    from publications.models import Edition, PublicationPage

    editions = Edition.objects.filter(format="pdf", page__live=True, document__isnull=False)
    edition = editions.select_related("document")[0]
    page = PublicationPage.objects.get(pk=edition.page_id)
    digest = sha256()
    with Path(edition.document.file.path).open("wb") as file:
        for _part in range(SIZE // MEGABYTE):
            part = os.urandom(MEGABYTE)
            digest.update(part)
            file.write(part)
    path = FileAddress(edition.language, edition.format).path("sv")
    return f"{page.address('sv')}{path}", digest.hexdigest()


def download(netloc: str, path: str) -> str:
    """Read a file as it comes; return its digest."""
    connection = HTTPConnection(netloc, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    digest = sha256()
    while part := response.read(CHUNK):
        digest.update(part)
    connection.close()
    return digest.hexdigest()


def main() -> int:
    """Make the site, send the file, and say whether the target is met."""
    base_url = f"http://127.0.0.1:{free_port()}"
    netloc = urlsplit(base_url).netloc
    site.prepare(base_url)
    path, digest = enlarge_an_edition()
    with site.served(base_url) as server, ThreadPoolExecutor(READERS) as pool:
        workers = workers_of(server)
        rest = {pid: at_rest(pid) for pid in workers}
        received = list(pool.map(download, [netloc] * READERS, [path] * READERS))
        peaks = {pid: peak(pid) for pid in workers}
    if set(received) != {digest}:
        raise RuntimeError("What came is not what was sent.")
    met = all(peaks[pid] - rest[pid] < MOST_MEGABYTES for pid in workers)
    print(
        f"\n{READERS} readers at once take a file of {SIZE // MEGABYTE} MB. Beyond what a worker"
        f" holds at rest at most {MOST_MEGABYTES} MB: {'met' if met else 'NOT met'}.\n"
    )
    rows = [
        (
            *(str(number), f"{rest[pid]:.0f} MB", f"{peaks[pid]:.0f} MB"),
            f"{peaks[pid] - rest[pid]:.0f} MB",
        )
        for number, pid in enumerate(workers, start=1)
    ]
    print(as_table([HEADINGS, *rows]))
    books.report(base_url)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
