"""What memory the processes of a server hold. Linux alone tells (proc(5))."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

SECONDS_BETWEEN_LOOKS = 0.02


def workers_of(server: int) -> list[int]:
    """Return the processes that a gunicorn started."""
    return list(_children(server))


def _children(pid: int) -> Iterator[int]:
    """Yield the processes that any thread of a process started."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, children.read_text(encoding="ascii").split())


def at_rest(pid: int) -> float:
    """Return the megabytes that a process holds now; its peak counts from here."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
    return _megabytes(pid, "VmRSS")


def peak(pid: int) -> float:
    """Return the most megabytes that a process held since `at_rest` was asked."""
    return _megabytes(pid, "VmHWM")


class HelpersPeak:
    """The most megabytes that a program started by one of some workers held, while it is watched.

    Such a program is gone with its answer, so it is looked at again and again.
    """

    def __init__(self, workers: list[int]) -> None:
        self.workers, self.megabytes = workers, 0.0
        self._done, self._watcher = Event(), Thread(target=self._watch)

    def __enter__(self) -> "HelpersPeak":
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._done.wait(SECONDS_BETWEEN_LOOKS):
            # One that ends meanwhile has no file any more, or an empty one.
            with suppress(OSError, TypeError):
                held = [peak(pid) for worker in self.workers for pid in _children(worker)]
                self.megabytes = max(self.megabytes, *held, 0)


def _megabytes(pid: int, name: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024  # type: ignore[index]  # Linux has it
