"""What the manual costs as PDF and as EPUB: to make it anew, and to send it once it is kept.

Part of `tests.bench.downloads`, which makes the site. Each file is asked of a server that has just
been started. The PDF is set by a program of its own, whose memory is counted apart.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from . import site
from .__main__ import as_table
from .exports import read
from .memory import HelpersPeak, at_rest, peak, workers_of

KINDS = ("pdf", "epub")
HEADINGS = ("manual", "kB", "made anew", "kept", "worker at rest", "peak", "typesetter")


@dataclass(frozen=True)
class Measured:
    """Bytes, milliseconds to the last byte, and megabytes of the worker and of its helper."""

    kind: str
    size: int
    anew: float
    kept: float
    rest: float
    peak: float
    helper: float


def measure(base_url: str, kind: str) -> Measured:
    """Fetch the manual as one kind of file twice: it is made for the first time only."""
    from party_support.models import ManualPage

    netloc, path = urlsplit(base_url).netloc, f"{ManualPage.objects.get().address('sv')}{kind}/"
    with site.served(base_url) as server:
        workers = workers_of(server)
        rest = {pid: at_rest(pid) for pid in workers}
        with HelpersPeak(workers) as helpers:
            _first, anew, size = read(netloc, path)
        busy = max(workers, key=lambda pid: peak(pid) - rest[pid])
        most = peak(busy)
        _first, kept, _size = read(netloc, path)
    return Measured(kind, size, anew, kept, rest[busy], most, helpers.megabytes)


def report(base_url: str) -> None:
    """Measure and print every kind."""
    rows = [
        (
            *(one.kind, f"{one.size / 1024:,.0f}"),
            *(f"{one.anew / 1000:.1f} s", f"{one.kept / 1000:.2f} s"),
            *(f"{one.rest:.0f} MB", f"{one.peak:.0f} MB"),
            f"{one.helper:.0f} MB" if one.helper else "–",
        )
        for one in (measure(base_url, kind) for kind in KINDS)
    ]
    print("\nThe whole manual, by one reader:\n")
    print(as_table([HEADINGS, *rows]))
