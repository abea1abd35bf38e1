"""The demo site as production serves it: made once for a run of the tests, served by each process.

A run may have several processes (pytest-xdist). The first that needs the site makes it, while the
others wait; then each starts a server of its own on the same database and files, which no test
changes.
"""

import fcntl
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60


def environment(var: Path, url: str) -> dict[str, str]:
    """Return production's settings for a site whose database and files are in `var`."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "palmecenter.settings.production",
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
        "SECRET_KEY": "of-a-site-that-lives-for-one-test-run-of-the-browser-tests",
        "BASE_URL": url,
        "BIND": url.removeprefix("http://"),
        "HTTPS": "off",
        "VAR_DIR": str(var),
    }


def made_once(var: Path) -> None:
    """Make the site in the folder `var`, unless another process of this run has made it."""
    var.mkdir(exist_ok=True)
    done = var / "made"
    with (var / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            _make(var)
            done.touch()


def _make(var: Path) -> None:
    def manage(*arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments, "--verbosity=0"]
        variables = environment(var, "http://127.0.0.1")
        subprocess.run(command, cwd=ROOT, env=variables, check=True)  # noqa: S603 - our own command

    # The static files need no database: the one core packs them while the other fills it.
    with ThreadPoolExecutor(1) as beside:
        static = beside.submit(manage, "collectstatic", "--noinput")
        manage("migrate")
        manage("load_demo")
        static.result()


@contextmanager
def served(var: Path) -> Iterator[str]:
    """Serve the site in `var` while the block runs; give its address without a slash at the end."""
    url = f"http://127.0.0.1:{_free_port()}"
    server = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    with subprocess.Popen(  # noqa: S603 - our own command
        [*server, "--log-level=warning"], cwd=ROOT, env=environment(var, url)
    ) as process:
        try:
            _wait_for(f"{url}/healthz")
            yield url
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urlopen(url).close()  # noqa: S310 - our own server
        except URLError:
            assert time.monotonic() < deadline, "The site did not start."
            time.sleep(0.1)
        else:
            return
