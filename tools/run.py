"""`make run`: bring the database up to date, load the demo content into an empty site, serve.

    python -m tools.run 8000

One process does it all, so that a site which is ready already starts quickly. It starts again when
the code changes.
"""

import os
import sys

import django
from django.core.management import call_command
from django.utils import autoreload


def prepare() -> None:
    """Apply the migrations that are missing and fill an empty site with the demo content."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from palmecenter.demo.management.commands.load_demo import NO_KEY
    from palmecenter.demo.state import Contents, contents

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Bringing the database up to date ...", flush=True)
        call_command("migrate", verbosity=0)
    if contents() is Contents.NOTHING:
        print("Loading the demo content ...", flush=True)
        call_command("load_demo", verbosity=0)
        if not settings.IDENTITY_KEYS:
            print(NO_KEY)


def say_where(base_url: str) -> None:
    """Print the addresses to look at and, where it works, the login of the demo."""
    from django.urls import reverse

    from palmecenter.demo.login import demo_login

    print(f"\n  Svenska  {base_url}/sv/")
    print(f"  English  {base_url}/en/")
    print(f"  Admin    {base_url}{reverse('wagtailadmin_home')}")
    login = demo_login()
    if login:
        print(f"           demo login {login.name}, password {login.password}")
    print(flush=True)


def serve() -> None:
    """Make the site ready and serve it on a port of this machine, given on the command line."""
    port = sys.argv[1]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palmecenter.settings.dev")
    # The links in mails lead to the address that the settings read from here.
    os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{port}")
    django.setup()
    prepare()
    say_where(f"http://127.0.0.1:{port}")
    call_command("runserver", port, use_reloader=False)


if __name__ == "__main__":
    # The process that watches the code loads none of it: only the one that serves does, once.
    autoreload.run_with_reloader(serve)
