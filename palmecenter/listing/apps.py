"""The listing room as a Django app."""

from django.apps import AppConfig


class ListingConfig(AppConfig):
    """Lists that readers filter, sort and page through; the address is the state."""

    name = "palmecenter.listing"
    label = "listing"
    verbose_name = "Listing"

    def ready(self) -> None:
        """Keep the entries of lists in step with the pages; find what they put side by side."""
        from palmecenter.protection.mosaics import findings

        from . import signal_handlers  # noqa: F401 - connects its receivers
        from .mosaics import find_only_ones, find_same_dates

        findings.register(find_only_ones)
        findings.register(find_same_dates)
