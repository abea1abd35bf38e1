"""The forms room as a Django app."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """What every public form shares: where it may come from, how often, and mail that follows."""

    name = "palmecenter.forms"
    label = "forms"
    verbose_name = "Forms"

    def ready(self) -> None:
        """Let the admin read numbers as people type them, and tell texts from signs."""
        from .numbers import read_numbers_in_admin
        from .texts import need_words_in_admin

        read_numbers_in_admin()
        need_words_in_admin()
