"""The search room as a Django app."""

from django.apps import AppConfig, apps

from palmecenter.pages import routes


class SearchConfig(AppConfig):
    """Search over all pages, in the reader's language."""

    name = "palmecenter.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        """Keep the texts that search reads in step with the pages; find rare words in them.

        No page takes the place of the page of results, whose address `palmecenter.urls` translates.
        """
        from . import mosaics, signal_handlers  # noqa: F401 - both register what they have

        routes.reserve(apps.get_model("pages.HomePage"), "sok", "search")
