"""The room that watches the site as a Django app."""

from django.apps import AppConfig


class WatchingConfig(AppConfig):
    """Says whether everything is well: to editors in words, to machines in figures."""

    name = "palmecenter.watching"
    label = "watching"
    verbose_name = "Watching"
