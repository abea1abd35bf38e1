"""The room of the first site."""

from typing import Any, TextIO

from django.apps import AppConfig
from django.db.models.signals import post_migrate

NOTHING_YET = (
    "\nThe site has no pages yet, and answers 404. `manage.py setup_site` makes its sections as "
    "drafts;\n`manage.py createsuperuser` somebody who may write them."
)


class SetupConfig(AppConfig):
    """Says after `migrate` what comes next, while there is nothing on the site."""

    name = "palmecenter.setup"
    label = "setup"
    verbose_name = "Setup"

    def ready(self) -> None:
        """Listen to the migrations of the room's own app: they are called once a run."""
        post_migrate.connect(_say_what_comes_next, sender=self)


def _say_what_comes_next(
    verbosity: int, plan: list[tuple[Any, bool]], stdout: TextIO | None = None, **_more: Any
) -> None:
    # The models are there only when all apps are.
    from .state import is_empty

    went_on = any(not is_backwards for _migration, is_backwards in plan)
    if verbosity and went_on and stdout and is_empty():
        stdout.write(f"{NOTHING_YET}\n")
