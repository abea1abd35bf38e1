"""The room that watches the site as a Django app."""

from django.apps import AppConfig
from django.conf import settings


class WatchingConfig(AppConfig):
    """Says whether everything is well: to editors in words, to machines in figures."""

    name = "palmecenter.watching"
    label = "watching"
    verbose_name = "Watching"

    def ready(self) -> None:
        """Tell a server of errors where one is named."""
        from .sentry import start

        if settings.SENTRY_DSN:
            start(settings.SENTRY_DSN)
