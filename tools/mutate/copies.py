"""Trying a change in a copy of the tree, by a process of its own: what is run by an import."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .changes import Change
from .results import HANGS
from .rooms import ROOT

# Large, and changed by no test.
LINKED = (".venv", "var/test-databases", "var/tools")
AT_LEAST, PATIENCE = 180, 5


@contextmanager
def copy_of_the_tree() -> Iterator[Path]:
    """Make a copy of all that belongs to the project, committed or not; remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        copy = Path(folder)
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
            cwd=ROOT, check=True, capture_output=True, text=True,
        ).stdout.splitlines()  # fmt: skip
        compiled = [str(path.relative_to(ROOT)) for path in ROOT.glob("locale/*/*/*.mo")]
        for name in [*listed, *compiled]:
            if (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)
        (copy / "var").mkdir(exist_ok=True)
        for name in LINKED:
            if (ROOT / name).exists():
                (copy / name).symlink_to((ROOT / name).resolve())
        yield copy


def try_in(copy: Path, change: Change, tests: list[str], seconds: float) -> str:
    """Run tests in a copy with a change, until one fails; return which, or the empty string."""
    file = copy / change.path
    source = file.read_text()
    listed = copy / "var" / "tests-to-run"
    listed.write_text("\n".join(tests))
    file.write_text(change.made_in(source))
    # A module that was compiled is known by its time and size; two changes can share both.
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(copy / "none")}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"@{listed}"]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, cwd=copy, env=env, check=False, timeout=AT_LEAST + PATIENCE * seconds,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return HANGS
    finally:
        file.write_text(source)
    if done.returncode == 0:
        return ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0] if failed else "It does not start."
