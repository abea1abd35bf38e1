"""What memory the processes of a server hold. Linux alone tells (proc(5))."""

import re
from pathlib import Path


def workers_of(server: int) -> list[int]:
    """Return the processes that a gunicorn started."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii")
    return [int(pid) for pid in children.split()]


def at_rest(pid: int) -> float:
    """Return the megabytes that a process holds now; its peak counts from here."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
    return _megabytes(pid, "VmRSS")


def peak(pid: int) -> float:
    """Return the most megabytes that a process held since `at_rest` was asked."""
    return _megabytes(pid, "VmHWM")


def _megabytes(pid: int, name: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024  # type: ignore[index]  # Linux has it
