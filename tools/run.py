"""`make run`: bring the database up to date, load the demo content into an empty site, serve.

    python -m tools.run 8000

All in one process, so that a site which is ready already starts at once and nothing is changed.
"""

import os
import sys

import django
from django.core.management import call_command


def prepare() -> None:
    """Apply migrations that are missing and load the demo content if there is no page yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from palmecenter.pages.models import HomePage

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Bringing the database up to date ...")
        call_command("migrate", verbosity=0)
    if not HomePage.objects.exists():
        print("Loading the demo content ...")
        call_command("load_demo", verbosity=0)


def say_where(base_url: str) -> None:
    """Print the addresses to look at and, where it exists, the login of the demo."""
    from django.contrib.auth import get_user_model
    from django.urls import reverse

    from palmecenter.demo.login import PASSWORD, USERNAME

    print(f"\n  Svenska  {base_url}/sv/")
    print(f"  English  {base_url}/en/")
    print(f"  Admin    {base_url}{reverse('wagtailadmin_home')}")
    if get_user_model().objects.filter(username=USERNAME).exists():
        print(f"  Login    {USERNAME}, password {PASSWORD} (only in this demo)")
    print(flush=True)


def main() -> None:
    """Serve on this machine's port; the development server restarts itself on changed code."""
    port = sys.argv[1]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palmecenter.settings.dev")
    django.setup()
    # The server runs this module again in a process of its own after every change of the code.
    if os.environ.get("RUN_MAIN") != "true":
        prepare()
        say_where(f"http://127.0.0.1:{port}")
    call_command("runserver", port)


if __name__ == "__main__":
    main()
