"""A site as production serves it, on a PostgreSQL server of its own that can be stopped."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

SECONDS_TO_START = 90


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    text: str


@dataclass
class Server:
    """A PostgreSQL server in a folder, run by whoever may run one."""

    folder: Path
    command: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        bins = sorted(
            Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2])
        )
        self.bin = bins[-1] if bins else Path(str(shutil.which("pg_ctl"))).parent
        if os.getuid() == 0:  # PostgreSQL refuses to be root
            user = "postgres" if _is_user("postgres") else "nobody"
            shutil.chown(self.folder, user)
            self.command = ["setpriv", f"--reuid={user}", "--clear-groups"]

    @property
    def url(self) -> str:
        """The address of its database, for DATABASE_URL."""
        return f"postgres://palmecenter@{str(self.folder).replace('/', '%2F')}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of its programs."""
        subprocess.run(  # noqa: S603 - our own command
            [*self.command, str(self.bin / program), *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
        )

    def make(self) -> None:
        """Make it, with nothing in it."""
        data = str(self.folder / "data")
        self.run(
            *("initdb", "--pgdata", data, "--username", "palmecenter", "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        )

    def fill(self, source: dict[str, Any]) -> None:
        """Copy a migrated database into it: to migrate would take half a minute."""
        whose = ("--host", str(source["HOST"]), "--username", str(source["USER"]), source["NAME"])
        with subprocess.Popen(  # noqa: S603 - our own command
            [str(self.bin / "pg_dump"), "--no-owner", *whose], stdout=subprocess.PIPE
        ) as dumped:
            subprocess.run(  # noqa: S603 - our own command
                [
                    str(self.bin / "psql"),
                    "--quiet",
                    "--dbname",
                    self.url.replace("postgres:", "postgresql:"),
                ],
                stdin=dumped.stdout,
                stdout=subprocess.DEVNULL,
                check=True,
            )

    def start(self) -> None:
        """Start it, on a socket in its folder."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        where = ("--pgdata", str(self.folder / "data"), "--log", str(self.folder / "log"))
        self.run("pg_ctl", "start", *where, "--options", options, "--silent", "--wait")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it as a power cut does; or in another mode."""
        where = ("--pgdata", str(self.folder / "data"))
        self.run("pg_ctl", "stop", *where, "--mode", mode, "--silent")


def _is_user(name: str) -> bool:
    return subprocess.run(["id", name], capture_output=True, check=False).returncode == 0  # noqa: S603, S607 - to ask the system


@contextmanager
def a_server(source: dict[str, Any]) -> Iterator[Server]:
    """Run a server with a copy of a database while the block runs."""
    folder = Path(mkdtemp(prefix="palmecenter-outage-"))
    server = Server(folder)
    try:
        server.make()
        server.start()
        server.fill(source)
        yield server
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Site:
    """The site, served by gunicorn."""

    url: str
    log: Path

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for an address; every status is an answer."""
        try:
            response = urlopen(Request(f"{self.url}{path}", headers=headers), timeout=20)  # noqa: S310 - ours
        except HTTPError as error:
            response = error
        with response:
            return Answer(response.status, response.headers, response.read().decode())

    def lines(self) -> list[dict[str, Any]]:
        """Return the lines of its log; fails where one is no JSON."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def a_site(database: str, var: Path, **variables: str) -> Iterator[Site]:
    """Serve an empty site from a database while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "palmecenter.settings.production",
        "DATABASE_URL": database,
        "SECRET_KEY": "of-a-site-that-lives-for-one-test-and-has-nothing-to-hide",
        "BASE_URL": url,
        "BIND": url.removeprefix("http://"),
        "HTTPS": "off",
        "VAR_DIR": str(var),
        **variables,
    }

    def manage(*arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments, "--verbosity=0"]
        subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)  # noqa: S603 - our own

    manage("collectstatic", "--noinput")
    manage("shell", "--command", "from tests.factories.pages import make_home; make_home()")
    site = Site(url, var / "log")
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    with (
        site.log.open("w") as log,
        subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log
        ) as process,
    ):
        try:
            _wait_for(site)
            yield site
        finally:
            process.terminate()


def _wait_for(site: Site) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            site.ask("/healthz")
        except URLError:
            assert time.monotonic() < deadline, f"It did not start: {site.log.read_text()}"
            time.sleep(0.2)
        else:
            return
