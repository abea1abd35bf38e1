"""A real browser on the site as production serves it, with the demo content.

The site is made once per test process: a database, media and static files of its own, gunicorn with
production's settings. Tests only read it.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is here, so that it runs once and not again for another database."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Start the machine's own Chromium, which asks nobody outside for anything."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert found, "These tests need Chromium: install the package chromium."
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


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


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo site; return its address without a slash at the end."""
    var = tmp_path_factory.mktemp("site")
    url = f"http://127.0.0.1:{_free_port()}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "palmecenter.settings.production",
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
        "SECRET_KEY": "of-a-site-that-lives-for-one-test-run-of-the-browser-tests",
        "BASE_URL": url,
        "BIND": url.removeprefix("http://"),
        "HTTPS": "off",
        "VAR_DIR": str(var),
    }

    def manage(*arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments, "--verbosity=0"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603

    manage("migrate")
    manage("load_demo")
    manage("collectstatic", "--noinput")
    server = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    with subprocess.Popen([*server, "--log-level=warning"], cwd=ROOT, env=environment) as process:  # noqa: S603
        try:
            _wait_for(f"{url}/healthz")
            yield url
        finally:
            process.terminate()


@pytest.fixture
def offline_page(page: Page, base_url: str) -> Iterator[Page]:
    """Return a page that fails the test as soon as it asks anybody but the site for anything."""
    asked_elsewhere: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((base_url, "data:")):
            asked_elsewhere.append(request.url)

    page.on("request", note)
    yield page
    assert asked_elsewhere == []


@pytest.fixture
def scriptless_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """Return a page in a browser without script."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()
