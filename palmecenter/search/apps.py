"""The search room as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search over all pages, in the reader's language."""

    name = "palmecenter.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        """Keep the texts that search reads in step with the pages; find rare words in them.

        No page takes the place of the page of results, whose address `palmecenter.urls` translates.
        """
        from palmecenter.pages import routes
        from palmecenter.pages.models import HomePage
        from palmecenter.protection.mosaics import findings

        from . import signal_handlers  # noqa: F401 - connects its receivers
        from .mosaics import find_rare_words

        findings.register(find_rare_words)
        routes.reserve(HomePage, "sok", "search")
