"""A site with production's settings and the demo content, made for one measurement."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from subprocess import Popen
from time import monotonic, sleep
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import django

ROOT = Path(__file__).resolve().parent.parent.parent
VAR_DIR = ROOT / "var" / "bench"
GUNICORN = ROOT / ".venv" / "bin" / "gunicorn"
SECONDS_TO_START = 60
# Whoever has a cookie gets nothing that was kept (palmecenter.pages.page_cache).
ANEW = {"Cookie": "theirs=1"}


@dataclass(frozen=True)
class Measured:
    """A page to measure: what the table calls it, and its path with the query."""

    name: str
    path: str


def prepare(base_url: str, *, packed: bool = True) -> None:
    """Set this process up for production's settings and make the site, from nothing.

    SQLite in `var/bench`, unless DATABASE_URL names a database. Packing the static files takes as
    long as all of the demo: whoever asks for none need not wait for it.
    """
    shutil.rmtree(VAR_DIR, ignore_errors=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "palmecenter.settings.production",
        "SECRET_KEY": token_urlsafe(48),
        "BASE_URL": base_url,
        "HTTPS": "off",
        "VAR_DIR": str(VAR_DIR),
    }
    VAR_DIR.mkdir(parents=True)
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    if not packed:
        settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "svg", "json", "txt", "html"]
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def pages_to_measure() -> list[Measured]:
    """Return one live page of every type that has one, the views under a page, and a search."""
    from django.apps import apps
    from django.urls import reverse
    from django.utils import translation

    from palmecenter.pages.models import BasePage, ContentPage
    from palmecenter.pages.routes import renderings

    found = []
    with translation.override("sv"):
        for model in apps.get_models():
            if issubclass(model, BasePage) and model is not BasePage:
                page = model.objects.live().order_by("path").first()
                if page:
                    found.append(Measured(model.__name__, page.address("sv")))
        content = ContentPage.objects.live().earliest("path")
        found += [
            Measured(f"{view.name} view", content.address("sv") + view.path("sv"))
            for view in renderings(content)
            if view.name == "print"
        ]
        found.append(Measured("search", reverse("search") + "?q=demokrati"))
    return found


def count_queries(path: str) -> int:
    """Return the SQL queries of one request, made after another that fills Django's own caches.

    The page is made anew each time, as for whoever has a cookie.
    """
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    host = urlsplit(os.environ["BASE_URL"]).netloc
    client = Client(headers={"host": host, **ANEW})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@contextmanager
def served(base_url: str) -> Iterator[int]:
    """Serve the site as production does, by two workers, while the block runs; yield the PID."""
    environment = os.environ | {"BIND": urlsplit(base_url).netloc, "WEB_CONCURRENCY": "2"}
    command = [str(GUNICORN), "--config", "deploy/gunicorn.conf.py", "--log-level", "warning"]
    with Popen(command, cwd=ROOT, env=environment) as server:  # noqa: S603 - our own command
        try:
            _wait_until_healthy(base_url)
            yield server.pid
        finally:
            server.terminate()


def _wait_until_healthy(base_url: str) -> None:
    deadline = monotonic() + SECONDS_TO_START
    while True:
        try:
            urlopen(f"{base_url}/healthz").close()
        except URLError:
            if monotonic() > deadline:
                raise
            sleep(0.1)
        else:
            return
