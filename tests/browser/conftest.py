"""A real browser on the site as production serves it, with the demo content.

The site is made once for all tests: a database, media and static files of its own, gunicorn with
production's settings. Tests only read it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from .serving import made_once, served

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


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Serve the demo site; return its address without a slash at the end."""
    base = tmp_path_factory.getbasetemp()
    # The folder of the run, which its processes share, is above that of each process.
    var = (base if worker_id == "master" else base.parent) / "site"
    made_once(var)
    with served(var) as url:
        yield url


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
